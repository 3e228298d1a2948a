#include "list.h"

static const unsigned char Architecture[] = {
#embed "../MockRegistry/MockRegistry.docc/Architecture.md"
};
static const unsigned char AuthCodes[] = {
#embed "../MockRegistry/MockRegistry.docc/AuthCodes.md"
};
static const unsigned char Bounds[] = {
#embed "../MockRegistry/MockRegistry.docc/Bounds.md"
};
static const unsigned char Changelog[] = {
#embed "../MockRegistry/MockRegistry.docc/Changelog.md"
};
static const unsigned char Classes[] = {
#embed "../MockRegistry/MockRegistry.docc/Classes.md"
};
static const unsigned char Client[] = {
#embed "../MockRegistry/MockRegistry.docc/Client.md"
};
static const unsigned char Clock[] = {
#embed "../MockRegistry/MockRegistry.docc/Clock.md"
};
static const unsigned char CommandLine[] = {
#embed "../MockRegistry/MockRegistry.docc/CommandLine.md"
};
static const unsigned char Console[] = {
#embed "../MockRegistry/MockRegistry.docc/Console.md"
};
static const unsigned char ControlAPI[] = {
#embed "../MockRegistry/MockRegistry.docc/ControlAPI.md"
};
static const unsigned char Exercises[] = {
#embed "../MockRegistry/MockRegistry.docc/Exercises.md"
};
static const unsigned char Faults[] = {
#embed "../MockRegistry/MockRegistry.docc/Faults.md"
};
static const unsigned char FirstSession[] = {
#embed "../MockRegistry/MockRegistry.docc/FirstSession.md"
};
static const unsigned char Go[] = {
#embed "../MockRegistry/MockRegistry.docc/Go.md"
};
static const unsigned char Habits[] = {
#embed "../MockRegistry/MockRegistry.docc/Habits.md"
};
static const unsigned char Java[] = {
#embed "../MockRegistry/MockRegistry.docc/Java.md"
};
static const unsigned char JavaScript[] = {
#embed "../MockRegistry/MockRegistry.docc/JavaScript.md"
};
static const unsigned char Journal[] = {
#embed "../MockRegistry/MockRegistry.docc/Journal.md"
};
static const unsigned char Launch[] = {
#embed "../MockRegistry/MockRegistry.docc/Launch.md"
};
static const unsigned char ManyMachines[] = {
#embed "../MockRegistry/MockRegistry.docc/ManyMachines.md"
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
static const unsigned char PHP[] = {
#embed "../MockRegistry/MockRegistry.docc/PHP.md"
};
static const unsigned char Pipelines[] = {
#embed "../MockRegistry/MockRegistry.docc/Pipelines.md"
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
static const unsigned char RecordPlayLint[] = {
#embed "../MockRegistry/MockRegistry.docc/RecordPlayLint.md"
};
static const unsigned char RegistrarInterfaces[] = {
#embed "../MockRegistry/MockRegistry.docc/RegistrarInterfaces.md"
};
static const unsigned char Requirements[] = {
#embed "../MockRegistry/MockRegistry.docc/Requirements.md"
};
static const unsigned char Ruby[] = {
#embed "../MockRegistry/MockRegistry.docc/Ruby.md"
};
static const unsigned char Scorecards[] = {
#embed "../MockRegistry/MockRegistry.docc/Scorecards.md"
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
static const unsigned char Watching[] = {
#embed "../MockRegistry/MockRegistry.docc/Watching.md"
};

static const struct embedded_file files[] = {
    {"Architecture", Architecture, sizeof Architecture},
    {"AuthCodes", AuthCodes, sizeof AuthCodes},
    {"Bounds", Bounds, sizeof Bounds},
    {"Changelog", Changelog, sizeof Changelog},
    {"Classes", Classes, sizeof Classes},
    {"Client", Client, sizeof Client},
    {"Clock", Clock, sizeof Clock},
    {"CommandLine", CommandLine, sizeof CommandLine},
    {"Console", Console, sizeof Console},
    {"ControlAPI", ControlAPI, sizeof ControlAPI},
    {"Exercises", Exercises, sizeof Exercises},
    {"Faults", Faults, sizeof Faults},
    {"FirstSession", FirstSession, sizeof FirstSession},
    {"Go", Go, sizeof Go},
    {"Habits", Habits, sizeof Habits},
    {"Java", Java, sizeof Java},
    {"JavaScript", JavaScript, sizeof JavaScript},
    {"Journal", Journal, sizeof Journal},
    {"Launch", Launch, sizeof Launch},
    {"ManyMachines", ManyMachines, sizeof ManyMachines},
    {"ManyRegistries", ManyRegistries, sizeof ManyRegistries},
    {"MockRegistry", MockRegistry, sizeof MockRegistry},
    {"Options", Options, sizeof Options},
    {"OrderOfChecks", OrderOfChecks, sizeof OrderOfChecks},
    {"PHP", PHP, sizeof PHP},
    {"Pipelines", Pipelines, sizeof Pipelines},
    {"Policies", Policies, sizeof Policies},
    {"Procedures", Procedures, sizeof Procedures},
    {"Protocol", Protocol, sizeof Protocol},
    {"Python", Python, sizeof Python},
    {"RecordPlayLint", RecordPlayLint, sizeof RecordPlayLint},
    {"RegistrarInterfaces", RegistrarInterfaces, sizeof RegistrarInterfaces},
    {"Requirements", Requirements, sizeof Requirements},
    {"Ruby", Ruby, sizeof Ruby},
    {"Scorecards", Scorecards, sizeof Scorecards},
    {"Seed", Seed, sizeof Seed},
    {"Setup", Setup, sizeof Setup},
    {"Speed", Speed, sizeof Speed},
    {"SwiftTests", SwiftTests, sizeof SwiftTests},
    {"Troubleshooting", Troubleshooting, sizeof Troubleshooting},
    {"Watching", Watching, sizeof Watching},
};

FILE_OF_LIST(manual_page_at)
