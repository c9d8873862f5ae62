// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/browser/browser.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace telusur::testing {

namespace {

// chromium writes "<" and ">" of texts and attributes as entities, so that each "<" begins a tag.
std::vector<Element> elements_in(std::string html) {
    static const std::regex kNoScript("<noscript>[^]*?</noscript>");
    static const std::regex kTag("<([a-zA-Z][^\\s>/]*)((?:\\s[^>]*)?)>");
    static const std::regex kAttribute("([^\\s=]+)=\"([^\"]*)\"");
    html = std::regex_replace(html, kNoScript, "");
    std::vector<Element> elements;
    for (std::sregex_iterator tag(html.begin(), html.end(), kTag), end; tag != end; ++tag) {
        Element element{(*tag)[1], {}};
        const std::string inside = (*tag)[2];
        for (std::sregex_iterator each(inside.begin(), inside.end(), kAttribute); each != end;
             ++each)
            element.attributes.emplace((*each)[1], (*each)[2]);
        elements.push_back(std::move(element));
    }
    return elements;
}

}  // namespace

std::string SeenPage::title() const {
    const std::string begin = "<title>";
    const std::size_t at = html.find(begin);
    const std::size_t end = html.find("</title>", at);
    if (at == std::string::npos || end == std::string::npos) return "";
    return html.substr(at + begin.size(), end - at - begin.size());
}

std::size_t SeenPage::count(const std::string& name) const {
    return static_cast<std::size_t>(
        std::count_if(elements.begin(), elements.end(),
                      [&name](const Element& element) { return element.name == name; }));
}

// Time is virtual: it passes when nothing is awaited any more, and all of it has when the page is
// told.
SeenPage Browser::see(const std::string& url) const {
    const Finished finished =
        run({"/usr/bin/timeout", "60", kProgram, "--headless", "--no-sandbox", "--disable-gpu",
             "--no-first-run", "--disable-background-networking",
             "--user-data-dir=" + profile_.path().string(), "--enable-logging=stderr",
             "--virtual-time-budget=5000", "--dump-dom", url});
    SeenPage page{finished.out, elements_in(finished.out), {}};
    std::istringstream said(finished.err);
    for (std::string line; std::getline(said, line);) {
        if (line.find(":CONSOLE") != std::string::npos) page.console.push_back(line);
    }
    return page;
}

}  // namespace telusur::testing
