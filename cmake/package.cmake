# package.cmake: what `cpack` makes of what is installed: Debian's packages (if dpkg is there) and an archive.
#
#   cvtex            the program with all data, the manual and man pages
#   libcvtex1        the library
#   libcvtex-dev     what programs that use the library are built with
#
# The archive holds all three. It can be unpacked anywhere: the program finds its data beside itself.
set(CPACK_PACKAGE_NAME cvtex)
set(CPACK_PACKAGE_VENDOR "The cvtex authors")
set(CPACK_PACKAGE_CONTACT "The cvtex authors <cvtex@localhost>"
  CACHE STRING "Whom users of the packages write to: NAME <ADDRESS>")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS # whatever the umask is
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_THREADS 0)
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_SYSTEM_NAME)
set(CPACK_GENERATOR TXZ)
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(DPKG_SHLIBDEPS)
if(DPKG_SHLIBDEPS)
  list(APPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_COMPONENTS_ALL program library development)

# For the two scripts that cpack runs: the first before each kind of package, the second when its files
# stand in their folders.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/cmake/debian/depends.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/cmake/debian/files.cmake)
set(CPACK_CVTEX_SOURCES ${CMAKE_SOURCE_DIR})
set(CPACK_CVTEX_COMPILER ${CMAKE_C_COMPILER})
set(CPACK_CVTEX_FOLDER ${CMAKE_BINARY_DIR}/late)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(text "reads a file of YAML and writes a PDF, in some ten milliseconds and
without TeX: for academics and engineers, with publications from BibTeX and
CSL-JSON, fourteen styles and forty-seven locales. The PDF is PDF/UA-1 and
PDF/A-2a, so that programs and screen readers read it, too.")
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME cvtex)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "typesetter of CVs\ncvtex ${text}")

set(library libcvtex${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${library})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SUGGESTS cvtex) # for its data; a host may have others
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/cmake/debian/triggers)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "typesetter of CVs - shared library\nlibcvtex ${text}")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libcvtex-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${library} (= ${PROJECT_VERSION}), cvtex (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS # for programs that link the static library
  "libdeflate-dev, libharfbuzz-dev, libhpdf-dev, libmd4c-dev, libpng-dev, libutf8proc-dev, libyaml-dev, zlib1g-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "typesetter of CVs - development files\nlibcvtex ${text}

This package has the header, the static library and cvtex(3).")
include(CPack)
