// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor_command.h"

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/job_listener.h"
#include "indexer/run_signals.h"

namespace telusur {

namespace {

constexpr int kExitFindings = 4;
constexpr int kExitSignalled = 128;

std::string to_json_line(const Finding& finding) {
    nlohmann::ordered_json line{{"kind", name_of(finding.kind)}};
    const auto add = [&line](const char* key, const std::string& value) {
        if (!value.empty()) line[key] = value;
    };
    add("id", finding.id);
    add("source", finding.source);
    add("where", finding.where);
    add("note", finding.note.english);
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

void DoctorCommand::describe(CLI::App& app) {
    CLI::App* doctor = app.add_subcommand(
        "doctor",
        text({"compare sources, archive and live generation; 4 if they do not agree",
              "bandingkan sumber, arsip, dan generasi yang dipakai; 4 jika tidak cocok"}));
    place_.describe(*doctor, language_);
    doctor
        ->add_option("--source", sources_,
                     text({"a file or folder instead of the sources of --config; repeatable",
                           "berkas atau folder, pengganti sumber dalam --config; boleh diulang"}))
        ->type_name("PATH");
    doctor
        ->add_option("--format", format_,
                     text({"plain, a tab between fields, or jsonl; plain if not given",
                           "plain, dengan tab antarkolom, atau jsonl; baku plain"}))
        ->check(CLI::IsMember({"plain", "jsonl"}));
    doctor->add_flag("--fix", fix_,
                     text({"read all sources anew, remove what none of them has, and publish",
                           "baca ulang semua sumber, hapus yang tidak lagi ada, lalu terbitkan"}));
    doctor->add_flag("--force", force_,
                     text({"with --fix: even what breaks a rule of [gate]",
                           "bersama --fix: walaupun melanggar aturan [gate]"}));
}

RunRequest DoctorCommand::request() const {
    RunRequest request = place_.request(Sites::Asked);
    take_sources(request, sources_);
    return request;
}

void DoctorCommand::print_lines(const Diagnosis& diagnosis) const {
    for (const Finding& finding : diagnosis.findings) {
        if (format_ == "jsonl") {
            fmt::print("{}\n", to_json_line(finding));
        } else {
            fmt::print("{}\t{}\t{}\t{}\t{}\n", name_of(finding.kind), finding.id, finding.source,
                       finding.where, text(finding.note));
        }
    }
}

// The lines for machines on standard output, the sums for people beside them.
void DoctorCommand::print(const Diagnosis& diagnosis) const {
    print_lines(diagnosis);
    std::map<std::string_view, std::size_t> counts;
    for (const Finding& finding : diagnosis.findings)
        ++counts[name_of(finding.kind)];
    if (counts.empty()) {
        fmt::print(stderr, "{}\n",
                   text({"sources, archive and live generation agree",
                         "sumber, arsip, dan generasi yang dipakai cocok"}));
    }
    for (const auto& [kind, count] : counts)
        fmt::print(stderr, "{}: {}\n", kind, count);
}

int DoctorCommand::fix(RunRequest request, const Diagnosis& diagnosis,
                       const RunListener& listener) const {
    request.thoroughness = Thoroughness::Everything;
    request.forgotten_sources = diagnosis.unconfigured_sources;
    request.at_gate = force_ ? AtGate::PublishAnyway : AtGate::Refuse;
    const RunReport report = run_job(request, listener);
    const Phrase done = phrase("{} added, {} updated, {} deleted; live: {}\n",
                               "{} baru, {} berubah, {} dihapus; dipakai: {}\n", report.added,
                               report.updated, report.deleted, report.generation);
    std::fputs(text(done).c_str(), stderr);
    // What a run cannot mend: two articles of one address, and what cannot be read.
    const Diagnosis after = diagnose(request, listener);
    print_lines(after);
    return after.findings.empty() ? 0 : kExitFindings;
}

int DoctorCommand::run() const {
    const RunSignals signals;
    const bool shows = ::isatty(STDERR_FILENO) == 1;
    JobListener listener(language_, FlawDetail::Sums,
                         shows ? JobListener::Progress::Shown : JobListener::Progress::OnRequest,
                         signals);
    try {
        const RunRequest wanted = request();
        const Diagnosis diagnosis = diagnose(wanted, listener.calls());
        if (!fix_ || diagnosis.findings.empty()) {
            print(diagnosis);
            return diagnosis.findings.empty() ? 0 : kExitFindings;
        }
        return fix(wanted, diagnosis, listener.calls());
    } catch (const Stopped&) {
        return kExitSignalled + signals.received();
    }
}

}  // namespace telusur
