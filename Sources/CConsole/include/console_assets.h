#pragma once
#include <stddef.h>

/// A file of the console, as it lies in the program.
struct console_asset {
    /// Where it is below `Assets`.
    const char *path;
    const unsigned char *bytes;
    size_t count;
};

/// The asset at an index; without a path behind the last.
struct console_asset console_asset_at(size_t index);

/// The manual's page at an index, by its name without `.md`; without a path behind the last.
struct console_asset manual_page_at(size_t index);
