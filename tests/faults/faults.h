// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace telusur::testing {

/// A fault at one system call of a program, by fault_library.cc. Calls go by these names: open,
/// create (an open that may make the file), write, pwrite, ftruncate, fsync, fdatasync, rename,
/// unlink (of a directory, too), mkdir, accept.
struct Fault {
    std::string below;  ///< calls count if the path they are about begins with this
    std::string call;   ///< the calls that count; every one if empty
    int at = 0;         ///< at the call of this number, counted from 1
    int error = 0;      ///< it fails with this errno; 0: the process is killed before it is made
};

/// Runs a program, of which the first such call meets the fault.
Finished run_with(const Fault& fault, const std::vector<std::string>& command);

struct Call {
    std::string name;
    std::string path;
    std::string target;  ///< of a rename
};

/// The calls of a program about paths that begin with `below`, in the order they were made. The
/// program must end with exit code 0.
std::vector<Call> calls_of(const std::vector<std::string>& command, const std::string& below);

}  // namespace telusur::testing
