# hardening.cmake: what every build does so that a fault in memory ends the run instead of obeying
# the input. Flags that the compiler or the linker does not know are left out; tests/hardening.sh
# reads the program and the library, and fails if something is missing. HARDENED tells it which
# marks to look for.
include(CheckCCompilerFlag)
include(CheckCSourceCompiles)
include(CheckPIESupported)

set(HARDENED pie relro now stack)
check_pie_supported()

# Adds the flag to `list` and the mark to HARDENED if the compiler takes the flag.
function(harden_with flag mark)
  string(MAKE_C_IDENTIFIER "HAVE${flag}" known)
  check_c_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
    set(HARDENED ${HARDENED} ${mark} PARENT_SCOPE)
  endif()
endfunction()

harden_with(-fstack-protector-strong canary) # a value behind each array that the end checks
harden_with(-fstack-clash-protection clash)  # a large frame touches each page, so that none jumps the guard
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64|i.86")
  harden_with(-fcf-protection=full cet)      # jumps and returns only to where they may go
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  harden_with(-mbranch-protection=standard bti)
endif()
# All functions of other libraries are found at the start, and their addresses made read-only. So
# they are called through that table directly, without the stub that would find them later.
# Clang takes the flag, but keeps stubs for the calls that it makes by itself, such as memcpy.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
  harden_with(-fno-plt no-plt)
endif()

# The C library's checks of sizes need an optimizing compiler. Sanitizers have their own checks.
if(NOT SANITIZE AND NOT SANITIZE_THREAD AND NOT CMAKE_BUILD_TYPE STREQUAL Debug)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
  list(APPEND HARDENED fortify)
endif()

add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)
