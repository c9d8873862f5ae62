// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <memory>

#include "indexer/index/service_config.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/completions.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/index_options.h"
#include "searchd/cli/marked_words.h"
#include "searchd/cli/standard_output.h"
#include "searchd/cli/unknown_name.h"
#include "searchd/search/engine.h"

namespace telusur {

namespace {

// The shells ask the program itself for everything: what a script knew would soon be another
// version's. A line ":files" stands for the names of files. Values come unquoted.
constexpr const char* kBash = R"shell(# bash completion for telusur
_telusur() {
    local reply value current=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    reply=$("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
    if [ "$reply" = ":files" ]; then
        compopt -o default
        return
    fi
    while IFS= read -r value; do
        [ -n "$value" ] || continue
        case $current in
            [\"\']*) COMPREPLY+=("$value") ;;
            *) COMPREPLY+=("$(printf %q "$value")") ;;
        esac
        case $value in
            *: | *=) compopt -o nospace ;;
        esac
    done <<<"$reply"
}
complete -F _telusur telusur
)shell";

constexpr const char* kZsh = R"shell(#compdef telusur
# zsh completion for telusur
_telusur() {
    local -a reply
    reply=("${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ $reply[1] == ":files" ]]; then
        _files
    elif [[ -n $reply[1] ]]; then
        compadd -U -- "${reply[@]}"
    fi
}
# Loaded from a directory of completions this file is the function itself.
if [[ $funcstack[1] == _telusur ]]; then
    _telusur "$@"
else
    compdef _telusur telusur
fi
)shell";

constexpr const char* kFish = R"shell(# fish completion for telusur
function __telusur_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l reply (command telusur complete -- $words[2..-1] 2>/dev/null)
    if test "$reply[1]" = ":files"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $reply
    end
end
complete -c telusur -f -a '(__telusur_complete)'
)shell";

int print_script(const std::string& shell) {
    if (shell == "bash") {
        write_out(kBash);
    } else if (shell == "zsh") {
        write_out(kZsh);
    } else if (shell == "fish") {
        write_out(kFish);
    } else {
        throw unknown_name({"shell", "shell"}, shell, {"bash", "zsh", "fish"});
    }
    return 0;
}

std::string expanded(std::string path) {
    const char* home = std::getenv("HOME");
    if (home != nullptr && path.starts_with("~/")) path.replace(0, 1, home);
    return path;
}

// Where the values on the line come from, if the line says it.
std::vector<std::string> values_of(const std::vector<std::string>& words, ValueField field,
                                   const std::string& prefix) {
    std::string data = expanded(value_on_line(words, "--data"));
    const std::string config = expanded(value_on_line(words, "--config"));
    if (data.empty() && !config.empty()) data = read_service_config(config).data.string();
    if (data.empty()) data = usual_data_directory();
    if (data.empty()) return {};
    SearchRequest request;
    request.per_page = 1;
    request.sort = Sort::Newest;
    request.facets = {field};
    request.facet_limit = kMostValues;
    request.facet_prefix = prefix.substr(0, kMaximumFacetPrefixBytes);
    const SearchResult result =
        open_engine(DataDirectory(data), [](const Error&) {})->search(request);
    std::vector<std::string> labels;
    for (const FacetValue& value : result.facets.at(0).values)
        labels.push_back(printable(value.label));
    return labels;
}

// Somebody is typing: whatever is the matter, there is nothing to say.
int complete(const CLI::App& program, std::vector<std::string> words) {
    for (std::string& word : words)
        word = unquoted(without_mark(word));
    try {
        const LineCompletions found =
            complete_line(program, words, [&words](ValueField field, const std::string& prefix) {
                return values_of(words, field, prefix);
            });
        if (found.kind == LineCompletions::Kind::Files) write_out(":files\n");
        for (const std::string& word : found.words)
            write_out(word + '\n');
    } catch (const Error&) {
        return exit_code(ErrorCode::Unavailable);
    }
    return 0;
}

}  // namespace

Command add_completion_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "completion",
        text({"a script by which a shell completes commands, options and values: "
              "bash, zsh or fish",
              "skrip agar shell melengkapi perintah, opsi, dan nilai: bash, zsh, atau "
              "fish"}));
    const auto shell = std::make_shared<std::string>();
    line->add_option("SHELL", *shell, "bash, zsh, fish")->required();
    set_examples(*line, terminal.language,
                 {"telusur completion bash > ~/.local/share/bash-completion/completions/telusur",
                  "telusur completion zsh > ~/.zfunc/_telusur",
                  "telusur completion fish > ~/.config/fish/completions/telusur.fish"});
    return {line, [shell] { return print_script(*shell); }};
}

Command add_complete_command(CLI::App& program, const Terminal&) {
    CLI::App* line = program.add_subcommand("complete");
    line->group("");
    const auto words = std::make_shared<std::vector<std::string>>();
    line->add_option("WORDS", *words);
    return {line, [&program, words] { return complete(program, *words); }};
}

}  // namespace telusur
