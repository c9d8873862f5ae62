// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/metrics.h"

#include <map>
#include <mutex>
#include <optional>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <shared_mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/index/timestamp.h"
#include "searchd/watch/process_figures.h"

namespace telusur {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

const prometheus::Histogram::BucketBoundaries kSeconds{.0005, .001, .0025, .005, .01, .025, .05,
                                                       .1,    .25,  .5,    1,    2.5, 5};
const prometheus::Histogram::BucketBoundaries kPositions{1, 2, 3, 5, 10, 20, 50, 100};

template <typename Kind>
prometheus::Family<Kind>& family(prometheus::Registry& registry, const char* name,
                                 const char* help) {
    if constexpr (std::is_same_v<Kind, prometheus::Counter>) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
    } else {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
    }
}

/// What is only known when it is asked for, written as the library writes its own. Made anew each
/// time, so that yesterday's generation is gone from it.
class Figures {
  public:
    void gauge(const char* name, const char* help, double value,
               std::vector<ClientMetric::Label> labels = {}) {
        add(name, help, MetricType::Gauge).gauge.value = value;
        families_.back().metric.back().label = std::move(labels);
    }
    void gauges(const char* name, const char* help, const char* label,
                const std::vector<std::pair<std::string, double>>& values) {
        families_.push_back({name, help, MetricType::Gauge, {}});
        for (const auto& [key, value] : values) {
            ClientMetric& metric = families_.back().metric.emplace_back();
            metric.label = {{label, key}};
            metric.gauge.value = value;
        }
    }
    void counter(const char* name, const char* help, double value) {
        add(name, help, MetricType::Counter).counter.value = value;
    }
    template <typename Number>
    void gauge_if(const char* name, const char* help, const std::optional<Number>& value) {
        if (value) gauge(name, help, static_cast<double>(*value));
    }
    std::vector<MetricFamily> take() { return std::move(families_); }

  private:
    ClientMetric& add(const char* name, const char* help, MetricType type) {
        families_.push_back({name, help, type, {ClientMetric{}}});
        return families_.back().metric.back();
    }

    std::vector<MetricFamily> families_;
};

double as_number(std::uint64_t value) {
    return static_cast<double>(value);
}

void add_index(Figures& to, const ServerFigures& figures, std::int64_t now) {
    to.gauge("telusur_index_info", "The generation that answers.", 1,
             {{"generation", figures.generation}});
    to.gauge("telusur_index_articles", "Articles in that generation.", as_number(figures.articles));
    if (const auto built = parse_iso_timestamp(figures.updated_at)) {
        to.gauge("telusur_index_age_seconds", "How long ago that generation was built.",
                 static_cast<double>(now - built->seconds));
    }
}

void add_server(Figures& to, const ServerFigures& figures) {
    to.gauge("telusur_http_connections", "Open connections.", as_number(figures.connections));
    to.gauge("telusur_http_requests_waiting", "Requests that wait for a worker.",
             as_number(figures.waiting));
    to.gauge("telusur_http_requests_at_work", "Requests that a worker answers.",
             as_number(figures.at_work));
    to.counter("telusur_cache_found_total", "Answers that were taken from the cache.",
               as_number(figures.cache_found));
    to.counter("telusur_cache_missed_total", "Answers that were not in the cache.",
               as_number(figures.cache_missed));
    to.gauge("telusur_cache_bytes", "Memory of the cached answers.",
             as_number(figures.cache_bytes));
    to.counter("telusur_log_lines_lost_total", "Lines of the log that could not be written.",
               as_number(figures.log_lines_lost));
    to.counter("telusur_query_log_lines_lost_total",
               "Lines of the query log that could not be written.",
               as_number(figures.query_log_lines_lost));
}

void add_limits(Figures& to, const ServerFigures& figures) {
    if (!figures.limits.empty())
        to.gauges("telusur_limit", "What telusur.toml allows.", "key", figures.limits);
}

// The names that all programs watched by Prometheus use.
void add_process(Figures& to, std::int64_t start) {
    const ProcessFigures process = process_figures();
    to.gauge("process_start_time_seconds", "When the process began, in seconds since 1970.",
             static_cast<double>(start));
    to.gauge_if("process_resident_memory_bytes", "Resident memory.", process.resident_bytes);
    to.gauge_if("process_open_fds", "Open file descriptors.", process.open_descriptors);
    to.gauge_if("process_max_fds", "Most file descriptors that may be open.",
                process.most_descriptors);
    if (process.processor_seconds) {
        to.counter("process_cpu_seconds_total", "Processor time, user and system.",
                   *process.processor_seconds);
    }
}

}  // namespace

// The library looks labels up by making a map of them, which takes some microseconds; what it finds
// stays where it is, and is found here by what a request has at hand.
struct Metrics::Counts {
    using Counter = prometheus::Counter;
    using Histogram = prometheus::Histogram;
    struct Endpoint {
        Histogram* seconds = nullptr;
        std::map<int, Counter*> by_status;
    };
    struct Found {
        Histogram* seconds = nullptr;
        Counter* requests = nullptr;
        Counter* problems = nullptr;  // nullptr without a problem

        bool is_whole(bool has_problem) const {
            return requests != nullptr && (problems != nullptr || !has_problem);
        }
    };

    Found find(const ObservedRequest& request) const;
    Found add(const ObservedRequest& request);

    prometheus::Registry registry;
    prometheus::Family<Histogram>& seconds =
        family<Histogram>(registry, "telusur_http_request_duration_seconds",
                          "From a request whole to its answer made.");
    prometheus::Family<Counter>& requests =
        family<Counter>(registry, "telusur_http_requests_total", "Requests answered.");
    prometheus::Family<Counter>& problems = family<Counter>(registry, "telusur_http_problems_total",
                                                            "Requests refused, by the reason.");
    Histogram& clicks =
        family<Histogram>(registry, "telusur_click_position", "Which hits readers chose.")
            .Add({}, kPositions);
    std::int64_t start = 0;

    std::shared_mutex mutex;
    std::map<std::string, Endpoint, std::less<>> endpoints;   // guarded by mutex
    std::map<std::string, Counter*, std::less<>> by_problem;  // guarded by mutex
};

Metrics::Counts::Found Metrics::Counts::find(const ObservedRequest& request) const {
    Found found;
    if (const auto endpoint = endpoints.find(request.route); endpoint != endpoints.end()) {
        const auto status = endpoint->second.by_status.find(request.status);
        found.seconds = endpoint->second.seconds;
        if (status != endpoint->second.by_status.end()) found.requests = status->second;
    }
    const auto problem = by_problem.find(request.problem);
    if (problem != by_problem.end()) found.problems = problem->second;
    return found;
}

Metrics::Counts::Found Metrics::Counts::add(const ObservedRequest& request) {
    const std::string name = request.route.empty() ? "none" : std::string(request.route);
    Endpoint& endpoint = endpoints[std::string(request.route)];
    endpoint.seconds = &seconds.Add({{"endpoint", name}}, kSeconds);
    endpoint.by_status[request.status] =
        &requests.Add({{"endpoint", name}, {"code", std::to_string(request.status)}});
    if (!request.problem.empty())
        by_problem[request.problem] = &problems.Add({{"problem", request.problem}});
    return find(request);
}

Metrics::Metrics(std::function<ServerFigures()> figures, Clock clock)
    : figures_(std::move(figures)), clock_(std::move(clock)), counts_(std::make_unique<Counts>()) {
    counts_->start = clock_();
}

Metrics::~Metrics() = default;

void Metrics::observe(const ObservedRequest& request) {
    Counts::Found found;
    {
        const std::shared_lock lock(counts_->mutex);
        found = counts_->find(request);
    }
    if (!found.is_whole(!request.problem.empty())) {
        const std::unique_lock lock(counts_->mutex);
        found = counts_->add(request);
    }
    found.seconds->Observe(request.milliseconds / 1000);
    found.requests->Increment();
    if (found.problems != nullptr) found.problems->Increment();
}

void Metrics::observe_click(std::uint32_t position) {
    counts_->clicks.Observe(position);
}

std::string Metrics::text() const {
    const ServerFigures figures = figures_();
    Figures added;
    add_index(added, figures, clock_());
    add_server(added, figures);
    add_limits(added, figures);
    add_process(added, counts_->start);
    const prometheus::TextSerializer serializer;
    const prometheus::Serializer& whole = serializer;
    return whole.Serialize(counts_->registry.Collect()) + whole.Serialize(added.take());
}

}  // namespace telusur
