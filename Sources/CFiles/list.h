// What the lists of files have in common. A test holds each list against its folder; RECORD_ASSETS=1 writes it anew.
#include "embedded_files.h"

// Of C23; other modes have it as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

/// Defines the function that gives the file at an index.
#define FILE_OF_LIST(function) \
    struct embedded_file function(size_t index) { \
        if (index < sizeof files / sizeof *files) return files[index]; \
        return (struct embedded_file){NULL, NULL, 0}; \
    }
