# Fails when an #include goes against the arrows of ARCHITECTURE.md. Run: cmake -DROOT=. -P this file.
cmake_minimum_required(VERSION 3.25)

# Folder → what it may include of ours, itself among it. Longest folder wins.
set(rules
  "stemmers|stemmers"
  "indexer/index|stemmers indexer/index"
  "indexer/archive|stemmers indexer/index indexer/archive"
  "indexer/sources|stemmers indexer/index indexer/archive indexer/sources"
  "indexer/build|stemmers indexer/index indexer/archive indexer/build"
  "indexer/config|indexer/index indexer/build indexer/config"
  "indexer|stemmers indexer"
  "searchd/process|indexer/index searchd/process"
  "searchd/query|stemmers indexer/index searchd/query"
  "searchd/search|stemmers indexer/index searchd/query searchd/search"
  "searchd/web|stemmers indexer/index searchd/query searchd/search searchd/web"
  "searchd/http|stemmers indexer/index searchd/query searchd/search searchd/web searchd/http"
  "searchd/watch|stemmers indexer/index searchd/query searchd/search searchd/http searchd/watch"
  "searchd/cli|stemmers indexer/index searchd/query searchd/search searchd/cli"
  "searchd|stemmers indexer/index searchd/query searchd/search searchd/web searchd/http searchd/watch searchd/process searchd")
# Foreign headers that only some folders may know.
set(foreign
  "httplib.h|tests"
  "xapian.h|indexer/index indexer/build"
  "sqlite3.h|indexer/archive"
  "zstd.h|indexer/index indexer/sources"
  "toml++/|indexer/index indexer/config"
  "curl/|indexer/sources"
  "prometheus/|searchd/watch"
  "spdlog/|searchd/watch"
  "sodium.h|searchd/watch"
  "systemd/|searchd/http searchd/process"
  "gtest/|tests"
  "CLI/|indexer searchd searchd/cli")

set(problems "")
set(checked 0)
file(GLOB_RECURSE files RELATIVE ${ROOT}
  ${ROOT}/stemmers/*.h ${ROOT}/stemmers/*.cc ${ROOT}/indexer/*.h ${ROOT}/indexer/*.cc
  ${ROOT}/searchd/*.h ${ROOT}/searchd/*.cc)
foreach(file IN LISTS files)
  get_filename_component(folder ${file} DIRECTORY)
  set(allowed "")
  foreach(rule IN LISTS rules)
    string(REPLACE "|" ";" parts "${rule}")
    list(GET parts 0 owner)
    if(folder STREQUAL owner)
      list(GET parts 1 allowed)
    endif()
  endforeach()
  if(allowed STREQUAL "")
    list(APPEND problems "${file}: its folder has no rule in layering_test.cmake")
    continue()
  endif()
  string(REPLACE " " ";" allowed "${allowed}")
  file(STRINGS ${ROOT}/${file} includes REGEX "^ *#include")
  foreach(line IN LISTS includes)
    math(EXPR checked "${checked} + 1")
    if(line MATCHES "#include \"([^\"]+)\"")
      get_filename_component(target ${CMAKE_MATCH_1} DIRECTORY)
      set(ok FALSE)
      foreach(folder_allowed IN LISTS allowed)
        if(target STREQUAL folder_allowed OR (folder STREQUAL "indexer" AND target MATCHES "^indexer(/|$)"))
          set(ok TRUE)
        endif()
      endforeach()
      if(NOT ok)
        list(APPEND problems "${file}: may not include ${CMAKE_MATCH_1}")
      endif()
    elseif(line MATCHES "#include <([^>]+)>")
      set(header ${CMAKE_MATCH_1})
      foreach(rule IN LISTS foreign)
        string(REPLACE "|" ";" parts "${rule}")
        list(GET parts 0 prefix)
        list(GET parts 1 owners)
        string(REPLACE " " ";" owners "${owners}")
        string(FIND "${header}" "${prefix}" position)
        if(position EQUAL 0 AND NOT folder IN_LIST owners)
          list(APPEND problems "${file}: may not include <${header}>")
        endif()
      endforeach()
    endif()
  endforeach()
endforeach()
if(checked LESS 100)
  list(APPEND problems "only ${checked} includes were found: is ROOT right?")
endif()
if(problems)
  list(JOIN problems "\n  " text)
  message(FATAL_ERROR "includes against the arrows:\n  ${text}")
endif()
message(STATUS "${checked} includes follow the arrows")
