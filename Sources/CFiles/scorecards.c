#include "list.h"

static const unsigned char base_protocol[] = {
#embed "../Scorecards/Cards/base-protocol.json"
};
static const unsigned char first_steps[] = {
#embed "../Scorecards/Cards/first-steps.json"
};
static const unsigned char good_citizenship[] = {
#embed "../Scorecards/Cards/good-citizenship.json"
};
static const unsigned char hostup[] = {
#embed "../Scorecards/Cards/hostup.json"
};
static const unsigned char idn_premium[] = {
#embed "../Scorecards/Cards/idn-premium.json"
};
static const unsigned char launch[] = {
#embed "../Scorecards/Cards/launch.json"
};
static const unsigned char openprovider[] = {
#embed "../Scorecards/Cards/openprovider.json"
};
static const unsigned char opusdns[] = {
#embed "../Scorecards/Cards/opusdns.json"
};
static const unsigned char pt[] = {
#embed "../Scorecards/Cards/pt.json"
};
static const unsigned char rfc9154[] = {
#embed "../Scorecards/Cards/rfc9154.json"
};
static const unsigned char robustness[] = {
#embed "../Scorecards/Cards/robustness.json"
};
static const unsigned char tac[] = {
#embed "../Scorecards/Cards/tac.json"
};

static const struct embedded_file files[] = {
    {"base-protocol", base_protocol, sizeof base_protocol},
    {"first-steps", first_steps, sizeof first_steps},
    {"good-citizenship", good_citizenship, sizeof good_citizenship},
    {"hostup", hostup, sizeof hostup},
    {"idn-premium", idn_premium, sizeof idn_premium},
    {"launch", launch, sizeof launch},
    {"openprovider", openprovider, sizeof openprovider},
    {"opusdns", opusdns, sizeof opusdns},
    {"pt", pt, sizeof pt},
    {"rfc9154", rfc9154, sizeof rfc9154},
    {"robustness", robustness, sizeof robustness},
    {"tac", tac, sizeof tac},
};

FILE_OF_LIST(scorecard_file_at)
