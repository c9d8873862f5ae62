// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/http/http_message.h"

namespace telusur {

/// An answer that may be given more than once, by several threads at once.
struct KeptAnswer {
    HttpAnswer answer;
    std::string entity_tag;  ///< empty: none
    std::string problem;     ///< the code of the problem that it tells, if it tells one
    std::string_view route;  ///< that gave it, as openapi.json writes it; empty if none did

    /// True if If-None-Match says that the client has it.
    bool is_known_to(const std::string& if_none_match) const;

    /// The body compressed, once for all who take it so; empty if that does not pay.
    const std::string& gzipped() const;

    /// The compressed body counted in, made or not.
    std::size_t memory_bytes() const;

  private:
    mutable std::once_flag compressed_;
    mutable std::string gzip_;
};

/// Answers by name, those asked for last, within a number of bytes. An answer may have several
/// names. Thread-safe.
class ResponseCache {
  public:
    explicit ResponseCache(std::size_t bytes) : most_bytes_(bytes) {}

    /// nullptr if there is none. Finding it makes it the one asked for last.
    std::shared_ptr<const KeptAnswer> find(const std::string& name);

    /// Forgets the ones not asked for longest to make room; does nothing if there is never enough.
    void keep(const std::string& name, std::shared_ptr<const KeptAnswer> answer);

    /// Forgets all whose name does not begin so.
    void keep_only(std::string_view beginning);

    /// At most so many names, those found most often first.
    std::vector<std::string> favourites(std::size_t most) const;

    struct Figures {
        std::size_t names = 0;
        std::size_t bytes = 0;
    };
    Figures figures() const;

  private:
    struct Entry {
        std::string name;
        std::shared_ptr<const KeptAnswer> answer;
        std::size_t bytes = 0;
        std::uint64_t found = 0;
    };
    using Place = std::list<Entry>::iterator;

    void forget(Place place);

    const std::size_t most_bytes_;
    mutable std::mutex mutex_;
    std::list<Entry> entries_;                             // asked for last in front
    std::unordered_map<std::string_view, Place> by_name_;  // the names are those of the entries
    std::size_t bytes_ = 0;
};

}  // namespace telusur
