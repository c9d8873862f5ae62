// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a choice of dates out of the histogram: drag over it, or move its two ends by the keyboard.
// The choice is put into the date fields, which are there without it, too.

const PAUSE = 700; // milliseconds after the last key before the choice is taken

class Histogram {
  constructor(figure) {
    this.figure = figure;
    this.picture = figure.querySelector("svg");
    this.bars = [...figure.querySelectorAll(".bar")];
    this.output = figure.querySelector("output");
    this.fields = [document.getElementById("from"), document.getElementById("to")];
    const chosen = this.bars.map((bar) => bar.classList.contains("chosen"));
    this.first = Math.max(0, chosen.indexOf(true));
    this.last = chosen.includes(true) ? chosen.lastIndexOf(true) : this.bars.length - 1;
    this.taken = [this.first, this.last];
    this.thumbs = ["from", "to"].map((end) => this.makeThumb(end));
    figure.querySelector(".track").replaceChildren(...this.thumbs);
    this.listenToPointer();
    this.show(false);
  }

  makeThumb(end) {
    const thumb = document.createElement("div");
    const field = this.fields[end === "from" ? 0 : 1];
    const attributes = { id: `thumb-${end}`, class: "thumb", role: "slider", tabindex: "0",
      "aria-label": field.labels[0].textContent, "aria-valuemin": "0",
      "aria-valuemax": String(this.bars.length - 1) };
    for (const [name, value] of Object.entries(attributes)) thumb.setAttribute(name, value);
    thumb.addEventListener("keydown", (event) => this.onKey(event, end));
    thumb.addEventListener("blur", () => this.take());
    thumb.addEventListener("pointerdown", (event) => this.onThumb(event, end));
    return thumb;
  }

  nameOf(place) {
    return this.bars[place].dataset.text.replace(/: [^:]*$/, "");
  }

  /** The bars of the choice in the picture, the ends at their places, and what it says in words. */
  show(isTold = true) {
    this.bars.forEach((bar, i) => bar.classList.toggle("chosen", i >= this.first && i <= this.last
      && (isTold || this.isPart())));
    const places = [this.first, this.last];
    this.thumbs.forEach((thumb, i) => {
      thumb.style.left = `${((places[i] + i) / this.bars.length) * 100}%`;
      thumb.setAttribute("aria-valuenow", String(places[i]));
      thumb.setAttribute("aria-valuetext", this.nameOf(places[i]));
    });
    if (!isTold) return;
    this.output.textContent = this.first === this.last ? this.bars[this.first].dataset.text
      : `${this.nameOf(this.first)} – ${this.nameOf(this.last)}`;
  }

  isPart() {
    return this.first > 0 || this.last < this.bars.length - 1
      || this.fields.some((field) => field.value);
  }

  /** Puts the choice into the fields; the page does the rest. */
  take() {
    clearTimeout(this.timer);
    if (this.taken[0] === this.first && this.taken[1] === this.last) return;
    const isAll = this.first === 0 && this.last === this.bars.length - 1
      && this.bars[0].dataset.from.endsWith("-01-01") && this.bars[0].dataset.to.endsWith("-12-31");
    const dates = [this.bars[this.first].dataset.from, this.bars[this.last].dataset.to];
    const isMoved = [this.taken[0] !== this.first, this.taken[1] !== this.last];
    this.fields.forEach((field, i) => {
      if (isAll) field.value = "";
      else if (isMoved[i] || !field.value) field.value = dates[i];
    });
    this.taken = [this.first, this.last];
    this.fields[1].dispatchEvent(new Event("change", { bubbles: true }));
  }

  move(end, place) {
    if (end === "from") this.first = Math.min(Math.max(0, place), this.last);
    else this.last = Math.max(Math.min(this.bars.length - 1, place), this.first);
    this.show();
  }

  onKey(event, end) {
    const here = end === "from" ? this.first : this.last;
    const leap = Math.max(2, Math.round(this.bars.length / 10));
    const steps = { ArrowLeft: here - 1, ArrowDown: here - 1, ArrowRight: here + 1, ArrowUp: here + 1,
      PageDown: here - leap, PageUp: here + leap, Home: 0, End: this.bars.length - 1 };
    if (event.key === "Enter") this.take();
    if (!(event.key in steps)) return;
    event.preventDefault();
    this.move(end, steps[event.key]);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.take(), PAUSE);
  }

  placeAt(event) {
    const box = this.picture.getBoundingClientRect();
    const place = Math.floor(((event.clientX - box.left) / box.width) * this.bars.length);
    return Math.min(this.bars.length - 1, Math.max(0, place));
  }

  follow(event, target, onMove) {
    event.preventDefault();
    target.setPointerCapture(event.pointerId);
    const done = (last) => {
      target.removeEventListener("pointermove", onMove);
      target.removeEventListener("pointerup", done);
      target.removeEventListener("pointercancel", done);
      if (last.type === "pointerup") this.take();
    };
    target.addEventListener("pointermove", onMove);
    target.addEventListener("pointerup", done);
    target.addEventListener("pointercancel", done);
  }

  onThumb(event, end) {
    this.follow(event, event.currentTarget, (next) => this.move(end, this.placeAt(next)));
  }

  listenToPointer() {
    this.picture.addEventListener("pointerdown", (event) => {
      const begin = this.placeAt(event);
      const onMove = (next) => {
        const here = this.placeAt(next);
        this.first = Math.min(begin, here);
        this.last = Math.max(begin, here);
        this.show();
      };
      onMove(event);
      this.follow(event, this.picture, onMove);
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (event.buttons === 0) this.output.textContent = this.bars[this.placeAt(event)].dataset.text;
    });
    this.picture.addEventListener("pointerleave", () => { this.output.textContent = ""; });
  }
}

function enhance() {
  const figure = document.getElementById("histogram");
  if (figure && !figure.querySelector(".thumb")) new Histogram(figure);
}

document.addEventListener("telusur:page", enhance);
enhance();
