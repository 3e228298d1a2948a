// The manual's pages, in the program as they lie in the catalogue. A test holds the list against the folder;
// RECORD_ASSETS=1 writes it anew.
#include "console_assets.h"

// Of C23; other modes have it as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char Architecture[] = {
#embed "../MockRegistry/MockRegistry.docc/Architecture.md"
};
static const unsigned char AuthCodes[] = {
#embed "../MockRegistry/MockRegistry.docc/AuthCodes.md"
};
static const unsigned char Changelog[] = {
#embed "../MockRegistry/MockRegistry.docc/Changelog.md"
};
static const unsigned char Clock[] = {
#embed "../MockRegistry/MockRegistry.docc/Clock.md"
};
static const unsigned char Console[] = {
#embed "../MockRegistry/MockRegistry.docc/Console.md"
};
static const unsigned char ControlAPI[] = {
#embed "../MockRegistry/MockRegistry.docc/ControlAPI.md"
};
static const unsigned char Faults[] = {
#embed "../MockRegistry/MockRegistry.docc/Faults.md"
};
static const unsigned char FirstSession[] = {
#embed "../MockRegistry/MockRegistry.docc/FirstSession.md"
};
static const unsigned char Journal[] = {
#embed "../MockRegistry/MockRegistry.docc/Journal.md"
};
static const unsigned char ManyRegistries[] = {
#embed "../MockRegistry/MockRegistry.docc/ManyRegistries.md"
};
static const unsigned char MockRegistry[] = {
#embed "../MockRegistry/MockRegistry.docc/MockRegistry.md"
};
static const unsigned char Options[] = {
#embed "../MockRegistry/MockRegistry.docc/Options.md"
};
static const unsigned char OrderOfChecks[] = {
#embed "../MockRegistry/MockRegistry.docc/OrderOfChecks.md"
};
static const unsigned char Policies[] = {
#embed "../MockRegistry/MockRegistry.docc/Policies.md"
};
static const unsigned char Procedures[] = {
#embed "../MockRegistry/MockRegistry.docc/Procedures.md"
};
static const unsigned char Protocol[] = {
#embed "../MockRegistry/MockRegistry.docc/Protocol.md"
};
static const unsigned char Python[] = {
#embed "../MockRegistry/MockRegistry.docc/Python.md"
};
static const unsigned char RegistrarInterfaces[] = {
#embed "../MockRegistry/MockRegistry.docc/RegistrarInterfaces.md"
};
static const unsigned char Seed[] = {
#embed "../MockRegistry/MockRegistry.docc/Seed.md"
};
static const unsigned char Setup[] = {
#embed "../MockRegistry/MockRegistry.docc/Setup.md"
};
static const unsigned char Speed[] = {
#embed "../MockRegistry/MockRegistry.docc/Speed.md"
};
static const unsigned char SwiftTests[] = {
#embed "../MockRegistry/MockRegistry.docc/SwiftTests.md"
};
static const unsigned char Troubleshooting[] = {
#embed "../MockRegistry/MockRegistry.docc/Troubleshooting.md"
};

static const struct console_asset pages[] = {
    {"Architecture", Architecture, sizeof Architecture},
    {"AuthCodes", AuthCodes, sizeof AuthCodes},
    {"Changelog", Changelog, sizeof Changelog},
    {"Clock", Clock, sizeof Clock},
    {"Console", Console, sizeof Console},
    {"ControlAPI", ControlAPI, sizeof ControlAPI},
    {"Faults", Faults, sizeof Faults},
    {"FirstSession", FirstSession, sizeof FirstSession},
    {"Journal", Journal, sizeof Journal},
    {"ManyRegistries", ManyRegistries, sizeof ManyRegistries},
    {"MockRegistry", MockRegistry, sizeof MockRegistry},
    {"Options", Options, sizeof Options},
    {"OrderOfChecks", OrderOfChecks, sizeof OrderOfChecks},
    {"Policies", Policies, sizeof Policies},
    {"Procedures", Procedures, sizeof Procedures},
    {"Protocol", Protocol, sizeof Protocol},
    {"Python", Python, sizeof Python},
    {"RegistrarInterfaces", RegistrarInterfaces, sizeof RegistrarInterfaces},
    {"Seed", Seed, sizeof Seed},
    {"Setup", Setup, sizeof Setup},
    {"Speed", Speed, sizeof Speed},
    {"SwiftTests", SwiftTests, sizeof SwiftTests},
    {"Troubleshooting", Troubleshooting, sizeof Troubleshooting},
};

struct console_asset manual_page_at(size_t index) {
    if (index < sizeof pages / sizeof *pages) return pages[index];
    return (struct console_asset){NULL, NULL, 0};
}
