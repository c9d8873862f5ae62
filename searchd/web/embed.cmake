# Writes files into a C++ source as arrays of characters, so that the program needs none at run time.
# cmake -D OUTPUT=assets.cc -D "ASSETS=kPageHtml=page.html;kPageJs=page.js" -P embed.cmake
# An array and not a string literal: no length limit, no escaping to get wrong.
set(text "// Made by searchd/web/embed.cmake\n#include \"searchd/web/assets.h\"\n\nnamespace {\n")
set(views "")
foreach(asset IN LISTS ASSETS)
  string(REGEX MATCH "^([A-Za-z0-9]+)=(.+)$" _ "${asset}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${hex}")
  string(APPEND text "constexpr char ${name}Bytes[] = {${characters}};\n")
  string(APPEND views "const std::string_view ${name}(${name}Bytes, sizeof ${name}Bytes);\n")
endforeach()
string(APPEND text "}  // namespace\n\nnamespace telusur::assets {\n${views}}  // namespace telusur::assets\n")
file(WRITE "${OUTPUT}" "${text}")
