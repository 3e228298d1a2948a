#pragma once
#include <stddef.h>

/// A file as it lies in the program.
struct embedded_file {
    /// Its path below the folder; null where there is no file.
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// The console's file at an index; without a name behind the last.
struct embedded_file console_file_at(size_t index);

/// The manual's page at an index, by its name without `.md`.
struct embedded_file manual_page_at(size_t index);

/// The policy at an index, by its name without `.json`.
struct embedded_file policy_preset_at(size_t index);

/// What RFCs demand of a server; without a name behind the last.
struct embedded_file requirement_file_at(size_t index);

/// A scorecard at an index, by its name without `.json`.
struct embedded_file scorecard_file_at(size_t index);

/// A file of an exercise at an index, by its path: the exercise's name and the file's.
struct embedded_file exercise_file_at(size_t index);
