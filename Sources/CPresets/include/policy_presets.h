#pragma once
#include <stddef.h>

/// A policy that comes with the program as a file, as it lies in Sources/Seed/Presets.
struct policy_preset {
    /// The file's name without `.json`.
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// The preset at an index; without a name behind the last.
struct policy_preset policy_preset_at(size_t index);
