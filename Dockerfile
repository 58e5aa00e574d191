# The first stage builds the single file; the image has nothing else. tests/dockerfile.sh runs these steps.
FROM debian:13-slim AS build
WORKDIR /src
COPY examples/packages.sh examples/packages.sh
RUN . examples/packages.sh && need_packages $BUILD_PACKAGES $SINGLE_FILE_PACKAGES
COPY . .
RUN cmake -S . -B build-single -DSINGLE_FILE=ON \
    && cmake --build build-single --parallel 2 --target cvtex

FROM scratch
COPY --from=build /src/build-single/cvtex /cvtex
WORKDIR /cv
USER 65532:65532
ENTRYPOINT ["/cvtex"]
CMD ["--help"]
