// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;  ///< as written, still escaped
};

/// A page as a browser has it after its scripts ran and its requests were answered.
struct SeenPage {
    std::string html;
    std::vector<Element> elements;     ///< in order; those of <noscript>, which are none, left out
    std::vector<std::string> console;  ///< messages, of the page or of the browser about it

    std::string title() const;  ///< still escaped
    std::size_t count(const std::string& element) const;
};

/// Debian's chromium without a window, with a profile of its own.
class Browser {
  public:
    static constexpr const char* kProgram = "/usr/bin/chromium";

    static bool is_there() { return std::filesystem::exists(kProgram); }
    /// Loads the address in a new process.
    SeenPage see(const std::string& url) const;

  private:
    TempDir profile_;
};

}  // namespace telusur::testing
