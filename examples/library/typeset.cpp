// typeset.cpp: typesets a CV with libcvtex, in C++: what typeset.c does.
//
//     c++ typeset.cpp -o typeset $(pkg-config --cflags --libs cvtex)
//     ./typeset "$(pkg-config --variable=datadir cvtex)" cv.yaml cv.pdf
#include <cvtex.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

int main(int argc, char **argv)
{
    std::ifstream in(argc == 4 ? argv[2] : "", std::ios::binary);
    if (!in) {
        std::cerr << "usage: typeset DATA-FOLDER CV.yaml CV.pdf\n";
        return 2;
    }
    const std::string document{std::istreambuf_iterator<char>(in), {}};
    cvtex_disk_config files{};
    files.size = sizeof files;
    files.data = argv[1];
    std::unique_ptr<cvtex_disk, decltype(&cvtex_disk_close)> disk(cvtex_disk_open(&files), cvtex_disk_close);
    if (!disk || cvtex_disk_allow_beside(disk.get(), argv[2]) != 0) // it reads only what is allowed
        return 1;
    cvtex_config config{};
    config.size = sizeof config;
    config.read = cvtex_disk_read;
    config.read_user = disk.get();
    cvtex_job job{};
    job.size = sizeof job;
    job.name = argv[2];
    job.bytes = document.data();
    job.n_bytes = document.size();

    // The session would serve many documents.
    std::unique_ptr<cvtex_session, decltype(&cvtex_close)> session(cvtex_open(&config), cvtex_close);
    std::unique_ptr<const cvtex_result, decltype(&cvtex_free)> result(cvtex_run(session.get(), &job),
                                                                       cvtex_free);
    for (std::size_t i = 0; i < result->n_diagnostics; i++) {
        std::string text(cvtex_text(result->diagnostics[i], nullptr, 0) + 1, '\0');
        cvtex_text(result->diagnostics[i], &text[0], text.size());
        std::cerr << text.c_str();
    }
    if (!result->bytes)
        return 1;
    std::ofstream out(argv[3], std::ios::binary);
    out.write(result->bytes, static_cast<std::streamsize>(result->n_bytes));
    return out.flush() ? 0 : 1;
}
