# files.cmake: what each package of Debian has besides what is installed: copyright, changelog, the exceptions
# for lintian. Man pages are compressed.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
foreach(component ${CPACK_COMPONENTS_ALL})
  string(TOUPPER ${component} upper)
  set(name ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  execute_process(COMMAND sh ${CPACK_CVTEX_SOURCES}/cmake/debian/files.sh ${root}/${component}/usr/share ${name}
    ${CPACK_PACKAGE_VERSION} ${CPACK_PACKAGE_CONTACT} RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "The files of ${name} can't be made.")
  endif()
endforeach()
