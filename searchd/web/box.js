// SPDX-License-Identifier: GPL-3.0-or-later
// <telusur-search endpoint="https://cari.example.id">: the search box for any page.
