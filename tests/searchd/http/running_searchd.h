// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/searchd/http/raw_client.h"
#include "tests/support/process.h"

namespace telusur::testing {

/// searchd at work, stopped when it goes out of scope.
class RunningSearchd {
  public:
    /// On a free port of this machine, with these options beside --data and --listen; `before`
    /// stands in front of the command, such as {"/usr/bin/prlimit", "--nofile=64"}. Throws
    /// std::runtime_error with what it says if it ends instead.
    explicit RunningSearchd(const std::string& data, std::vector<std::string> options = {},
                            std::vector<std::string> before = {});

    std::uint16_t port() const { return port_; }
    Process& process() { return process_; }

    RawAnswer ask(std::string_view target, std::string_view headers = "") const {
        return get(port_, target, headers);
    }
    bool is_serving();

    std::size_t resident_bytes() const;
    std::chrono::milliseconds processor_time() const;
    std::size_t open_files() const;

  private:
    Process process_;
    std::uint16_t port_ = 0;
};

/// The port of the line that searchd says when it is ready; 0 if it ends before.
std::uint16_t port_of(Process& searchd);

/// As many descriptors as this process may have.
void raise_descriptor_limit();

}  // namespace telusur::testing
