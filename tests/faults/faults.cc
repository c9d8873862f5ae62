// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faults.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "tests/support/temp_dir.h"

namespace telusur::testing {

namespace {

// Through env(1), so that nothing but the program itself meets the fault.
std::vector<std::string> with_library(std::vector<std::string> settings,
                                      const std::vector<std::string>& command) {
    settings.insert(settings.begin(), {"/usr/bin/env", "LD_PRELOAD=" TELUSUR_FAULT_LIBRARY});
    settings.insert(settings.end(), command.begin(), command.end());
    return settings;
}

}  // namespace

Finished run_with(const Fault& fault, const std::vector<std::string>& command) {
    return run(
        with_library({"TELUSUR_FAULT_BELOW=" + fault.below, "TELUSUR_FAULT_CALL=" + fault.call,
                      "TELUSUR_FAULT_AT=" + std::to_string(fault.at),
                      "TELUSUR_FAULT_ERROR=" + std::to_string(fault.error)},
                     command));
}

std::vector<Call> calls_of(const std::vector<std::string>& command, const std::string& below) {
    const TempDir directory;
    const std::string trace = directory / "trace";
    const Finished finished = run(
        with_library({"TELUSUR_FAULT_BELOW=" + below, "TELUSUR_FAULT_TRACE=" + trace}, command));
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    std::vector<Call> calls;
    std::ifstream file(trace);
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        Call& call = calls.emplace_back();
        std::getline(fields, call.name, '\t');
        std::getline(fields, call.path, '\t');
        std::getline(fields, call.target);
    }
    return calls;
}

}  // namespace telusur::testing
