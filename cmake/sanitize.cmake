# sanitize.cmake: the builds that look for faults. SANITIZE: addresses and undefined behaviour;
# SANITIZE_THREAD: races. The first fault ends the program.
if(SANITIZE)
  set(SANITIZERS -fsanitize=address,undefined,float-divide-by-zero)
  if(CMAKE_C_COMPILER_ID MATCHES Clang)
    # Also unsigned numbers that wrap around, and values that a narrower or signed type cannot hold.
    # Neither is undefined, but here each is a fault, except for what integer.ignore names.
    list(APPEND SANITIZERS -fsanitize=integer,local-bounds,nullability)
    add_compile_options(-fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/integer.ignore)
  endif()
  add_compile_options(${SANITIZERS} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(${SANITIZERS})
elseif(SANITIZE_THREAD)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()
