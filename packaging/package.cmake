# The Debian package: cpack -G DEB. What it has beside that which is installed is made by debian/stage.cmake.
set(TELUSUR_MAINTAINER "Telusur maintainers <maintainers@telusur.example>" CACHE STRING
  "Who answers for the Debian package: NAME <ADDRESS>")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME telusur)
set(CPACK_PACKAGE_VENDOR Telusur)
set(CPACK_PACKAGE_CONTACT "${TELUSUR_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search for an Indonesian news archive")
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debian/stage.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# For machines without systemd-sysusers; for kill in the unit.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, procps")
# The dictionary from which roots are learned; certificates for sites that are read.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, hunspell-id")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "less, nginx")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Telusur reads the articles of a news archive (a WordPress site, feeds,
exports, saved pages), learns which of their words come from one root, and
answers ranked questions with exact counts by tag, author and date: to people
on pages of its own, to programs as JSON, and in a terminal.
.
Nothing is started by installing it: it first has to know what to read.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
foreach(file conffiles postinst prerm postrm)
  list(APPEND CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/debian/${file})
endforeach()

include(CPack)
