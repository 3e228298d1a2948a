// The policies of registries, in the program as they lie in the folder. A test holds the list against the folder;
// RECORD_ASSETS=1 writes it anew.
#include "policy_presets.h"

// Of C23; other modes have it as an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char preset_at[] = {
#embed "../Seed/Presets/at.json"
};
static const unsigned char preset_be[] = {
#embed "../Seed/Presets/be.json"
};
static const unsigned char preset_ca[] = {
#embed "../Seed/Presets/ca.json"
};
static const unsigned char preset_centralnic[] = {
#embed "../Seed/Presets/centralnic.json"
};
static const unsigned char preset_ch[] = {
#embed "../Seed/Presets/ch.json"
};
static const unsigned char preset_co[] = {
#embed "../Seed/Presets/co.json"
};
static const unsigned char preset_com[] = {
#embed "../Seed/Presets/com.json"
};
static const unsigned char preset_cz[] = {
#embed "../Seed/Presets/cz.json"
};
static const unsigned char preset_de[] = {
#embed "../Seed/Presets/de.json"
};
static const unsigned char preset_dk[] = {
#embed "../Seed/Presets/dk.json"
};
static const unsigned char preset_dnsbelgium[] = {
#embed "../Seed/Presets/dnsbelgium.json"
};
static const unsigned char preset_dragon[] = {
#embed "../Seed/Presets/dragon.json"
};
static const unsigned char preset_ee[] = {
#embed "../Seed/Presets/ee.json"
};
static const unsigned char preset_eu[] = {
#embed "../Seed/Presets/eu.json"
};
static const unsigned char preset_fi[] = {
#embed "../Seed/Presets/fi.json"
};
static const unsigned char preset_fr[] = {
#embed "../Seed/Presets/fr.json"
};
static const unsigned char preset_im[] = {
#embed "../Seed/Presets/im.json"
};
static const unsigned char preset_it[] = {
#embed "../Seed/Presets/it.json"
};
static const unsigned char preset_li[] = {
#embed "../Seed/Presets/li.json"
};
static const unsigned char preset_lt[] = {
#embed "../Seed/Presets/lt.json"
};
static const unsigned char preset_lu[] = {
#embed "../Seed/Presets/lu.json"
};
static const unsigned char preset_lv[] = {
#embed "../Seed/Presets/lv.json"
};
static const unsigned char preset_nl[] = {
#embed "../Seed/Presets/nl.json"
};
static const unsigned char preset_no[] = {
#embed "../Seed/Presets/no.json"
};
static const unsigned char preset_pl[] = {
#embed "../Seed/Presets/pl.json"
};
static const unsigned char preset_pt[] = {
#embed "../Seed/Presets/pt.json"
};
static const unsigned char preset_ro[] = {
#embed "../Seed/Presets/ro.json"
};
static const unsigned char preset_si[] = {
#embed "../Seed/Presets/si.json"
};
static const unsigned char preset_sk[] = {
#embed "../Seed/Presets/sk.json"
};
static const unsigned char preset_sparring[] = {
#embed "../Seed/Presets/sparring.json"
};
static const unsigned char preset_uk[] = {
#embed "../Seed/Presets/uk.json"
};
static const unsigned char preset_us[] = {
#embed "../Seed/Presets/us.json"
};

static const struct policy_preset presets[] = {
    {"at", preset_at, sizeof preset_at},
    {"be", preset_be, sizeof preset_be},
    {"ca", preset_ca, sizeof preset_ca},
    {"centralnic", preset_centralnic, sizeof preset_centralnic},
    {"ch", preset_ch, sizeof preset_ch},
    {"co", preset_co, sizeof preset_co},
    {"com", preset_com, sizeof preset_com},
    {"cz", preset_cz, sizeof preset_cz},
    {"de", preset_de, sizeof preset_de},
    {"dk", preset_dk, sizeof preset_dk},
    {"dnsbelgium", preset_dnsbelgium, sizeof preset_dnsbelgium},
    {"dragon", preset_dragon, sizeof preset_dragon},
    {"ee", preset_ee, sizeof preset_ee},
    {"eu", preset_eu, sizeof preset_eu},
    {"fi", preset_fi, sizeof preset_fi},
    {"fr", preset_fr, sizeof preset_fr},
    {"im", preset_im, sizeof preset_im},
    {"it", preset_it, sizeof preset_it},
    {"li", preset_li, sizeof preset_li},
    {"lt", preset_lt, sizeof preset_lt},
    {"lu", preset_lu, sizeof preset_lu},
    {"lv", preset_lv, sizeof preset_lv},
    {"nl", preset_nl, sizeof preset_nl},
    {"no", preset_no, sizeof preset_no},
    {"pl", preset_pl, sizeof preset_pl},
    {"pt", preset_pt, sizeof preset_pt},
    {"ro", preset_ro, sizeof preset_ro},
    {"si", preset_si, sizeof preset_si},
    {"sk", preset_sk, sizeof preset_sk},
    {"sparring", preset_sparring, sizeof preset_sparring},
    {"uk", preset_uk, sizeof preset_uk},
    {"us", preset_us, sizeof preset_us},
};

struct policy_preset policy_preset_at(size_t index) {
    if (index < sizeof presets / sizeof *presets) return presets[index];
    return (struct policy_preset){NULL, NULL, 0};
}
