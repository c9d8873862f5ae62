# Run by CPack between installing and packing: makes a Debian package's tree of what was installed.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
set(packaging ${CMAKE_CURRENT_LIST_DIR}/..)
set(documents ${root}/usr/share/doc/${CPACK_PACKAGE_NAME})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

function(compress)
  run(gzip -9nf ${ARGN})
endfunction()

# The same sources make the same bytes: not the time of packing, but that of the sources.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
  file(STRINGS ${packaging}/man/telusur.1 title REGEX "^\\.TH")
  string(REGEX MATCH "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]" day "${title}")
  execute_process(COMMAND date -u -d ${day} +%s
    OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
string(TIMESTAMP year "%Y" UTC)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})

# The units name the programs where this package has them, and not where `cmake --install` would.
set(CMAKE_INSTALL_FULL_BINDIR /usr/bin)
file(MAKE_DIRECTORY ${root}/lib)
file(RENAME ${root}/usr/lib/systemd ${root}/lib/systemd)
foreach(name telusur-indexer telusur-searchd)
  configure_file(${packaging}/${name}.service.in ${root}/lib/systemd/system/${name}.service @ONLY)
endforeach()
configure_file(${packaging}/telusur.crontab.in ${documents}/telusur.crontab @ONLY)

file(GLOB programs ${root}/usr/bin/*)
run(strip --strip-unneeded --remove-section=.comment --remove-section=.note ${programs})

file(GLOB_RECURSE pages ${root}/usr/share/man/*)
compress(${pages})

file(MAKE_DIRECTORY ${root}/etc/telusur)
file(COPY_FILE ${packaging}/telusur.toml ${root}/etc/telusur/telusur.toml)

configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${documents}/changelog.Debian @ONLY)
file(COPY_FILE ${packaging}/../CHANGELOG.md ${documents}/changelog)
compress(${documents}/changelog.Debian ${documents}/changelog)
configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright.in ${documents}/copyright @ONLY)
file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/README.Debian ${documents}/README.Debian)
file(MAKE_DIRECTORY ${root}/usr/share/lintian/overrides)
file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides ${root}/usr/share/lintian/overrides/telusur)

# Whatever the umask of who packs it.
run(chmod -R u=rwX,go=rX ${root})
run(find ${root} -exec touch --no-dereference --date=@$ENV{SOURCE_DATE_EPOCH} {} +)
