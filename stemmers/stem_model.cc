// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/stem_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "stemmers/digest.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

// Raised whenever the same lexicon would give other roots or the format changes.
constexpr std::string_view kHeader = "telusur-stem-model 1";
constexpr std::string_view kEnd = "end";

std::string roles_text(const WordRoles& roles) {
    std::string text;
    if (roles.root) text += 'r';
    if (roles.kept) text += 'k';
    if (roles.name) text += 'n';
    if (roles.monosyllable) text += 'm';
    return text.empty() ? "-" : text;
}

WordRoles parse_roles(std::string_view text) {
    const auto has = [&](char c) { return text.find(c) != std::string_view::npos; };
    return {has('r'), has('k'), has('n'), has('m')};
}

void append_entry(const LexiconEntry& entry, std::string& text) {
    text += entry.word;
    text += '\t';
    text += roles_text(entry.roles);
    text += '\t';
    text += std::to_string(entry.productivity);
    text += '\t';
    text += entry.patterns == 0 ? "0" : to_hex(entry.patterns);
    text += '\t';
    text += entry.fixed_root;
    text += '\n';
}

std::optional<LexiconEntry> parse_entry(std::string_view line) {
    LexiconEntry entry;
    std::optional<std::string_view> fields[4];
    for (auto& field : fields) {
        field = take_until(line, '\t');
        if (!field) return std::nullopt;
    }
    entry.word = *fields[0];
    entry.roles = parse_roles(*fields[1]);
    entry.fixed_root = line;
    if (!parse_number(*fields[2], 10, entry.productivity)) return std::nullopt;
    if (!parse_number(*fields[3], 16, entry.patterns)) return std::nullopt;
    return entry;
}

std::string body_of(const Lexicon& lexicon, const std::string& source_digest) {
    std::vector<const LexiconEntry*> entries;
    for (const LexiconEntry& entry : lexicon.entries())
        entries.push_back(&entry);
    std::sort(entries.begin(), entries.end(),
              [](const auto* a, const auto* b) { return a->word < b->word; });
    std::string text(kHeader);
    text += '\n' + source_digest + '\n' + std::to_string(entries.size()) + '\n';
    for (const LexiconEntry* entry : entries)
        append_entry(*entry, text);
    return text;
}

std::string fingerprint_of(std::string_view body) {
    return "indonesian-" + to_hex(hash_bytes(body));
}

// Splits off the last line and checks that it is the digest of what stands before it.
std::optional<std::string_view> checked_body(std::string_view blob) {
    const std::size_t length = kEnd.size() + 1 + 16 + 1;
    if (blob.size() < length) return std::nullopt;
    const std::string_view body = blob.substr(0, blob.size() - length);
    const std::string last = std::string(kEnd) + ' ' + to_hex(hash_bytes(body)) + '\n';
    if (blob.substr(body.size()) != last) return std::nullopt;
    return body;
}

}  // namespace

StemModel::StemModel(Lexicon lexicon, std::string source_digest)
    : lexicon_(std::move(lexicon)), source_digest_(std::move(source_digest)) {
    fingerprint_ = fingerprint_of(body_of(lexicon_, source_digest_));
}

StemModel::StemModel(Lexicon lexicon, std::string source_digest, std::string fingerprint)
    : lexicon_(std::move(lexicon)),
      source_digest_(std::move(source_digest)),
      fingerprint_(std::move(fingerprint)) {}

std::string save_model(const StemModel& model) {
    std::string text = body_of(model.lexicon(), model.source_digest());
    const std::string digest = to_hex(hash_bytes(text));
    text += std::string(kEnd) + ' ' + digest + '\n';
    return text;
}

std::optional<StemModel> load_model(std::string_view blob) {
    auto body = checked_body(blob);
    if (!body) return std::nullopt;
    std::string fingerprint = fingerprint_of(*body);
    if (take_until(*body, '\n') != kHeader) return std::nullopt;
    const auto digest = take_until(*body, '\n');
    const auto count_text = take_until(*body, '\n');
    std::size_t count = 0;
    if (!digest || !count_text || !parse_number(*count_text, 10, count)) return std::nullopt;
    std::vector<LexiconEntry> entries;
    entries.reserve(std::min(count, body->size()));
    while (const auto line = take_until(*body, '\n')) {
        auto entry = parse_entry(*line);
        if (!entry) return std::nullopt;
        entries.push_back(std::move(*entry));
    }
    if (entries.size() != count) return std::nullopt;
    return StemModel(Lexicon(std::move(entries)), std::string(*digest), std::move(fingerprint));
}

}  // namespace telusur
