#include "list.h"

static const unsigned char at[] = {
#embed "../Seed/Presets/at.json"
};
static const unsigned char be[] = {
#embed "../Seed/Presets/be.json"
};
static const unsigned char ca[] = {
#embed "../Seed/Presets/ca.json"
};
static const unsigned char centralnic[] = {
#embed "../Seed/Presets/centralnic.json"
};
static const unsigned char ch[] = {
#embed "../Seed/Presets/ch.json"
};
static const unsigned char co[] = {
#embed "../Seed/Presets/co.json"
};
static const unsigned char com[] = {
#embed "../Seed/Presets/com.json"
};
static const unsigned char cz[] = {
#embed "../Seed/Presets/cz.json"
};
static const unsigned char de[] = {
#embed "../Seed/Presets/de.json"
};
static const unsigned char dk[] = {
#embed "../Seed/Presets/dk.json"
};
static const unsigned char dnsbelgium[] = {
#embed "../Seed/Presets/dnsbelgium.json"
};
static const unsigned char dragon[] = {
#embed "../Seed/Presets/dragon.json"
};
static const unsigned char ee[] = {
#embed "../Seed/Presets/ee.json"
};
static const unsigned char eu[] = {
#embed "../Seed/Presets/eu.json"
};
static const unsigned char fi[] = {
#embed "../Seed/Presets/fi.json"
};
static const unsigned char fr[] = {
#embed "../Seed/Presets/fr.json"
};
static const unsigned char im[] = {
#embed "../Seed/Presets/im.json"
};
static const unsigned char it[] = {
#embed "../Seed/Presets/it.json"
};
static const unsigned char li[] = {
#embed "../Seed/Presets/li.json"
};
static const unsigned char lt[] = {
#embed "../Seed/Presets/lt.json"
};
static const unsigned char lu[] = {
#embed "../Seed/Presets/lu.json"
};
static const unsigned char lv[] = {
#embed "../Seed/Presets/lv.json"
};
static const unsigned char nl[] = {
#embed "../Seed/Presets/nl.json"
};
static const unsigned char no[] = {
#embed "../Seed/Presets/no.json"
};
static const unsigned char pl[] = {
#embed "../Seed/Presets/pl.json"
};
static const unsigned char pt[] = {
#embed "../Seed/Presets/pt.json"
};
static const unsigned char ro[] = {
#embed "../Seed/Presets/ro.json"
};
static const unsigned char si[] = {
#embed "../Seed/Presets/si.json"
};
static const unsigned char sk[] = {
#embed "../Seed/Presets/sk.json"
};
static const unsigned char sparring[] = {
#embed "../Seed/Presets/sparring.json"
};
static const unsigned char uk[] = {
#embed "../Seed/Presets/uk.json"
};
static const unsigned char us[] = {
#embed "../Seed/Presets/us.json"
};

static const struct embedded_file files[] = {
    {"at", at, sizeof at},
    {"be", be, sizeof be},
    {"ca", ca, sizeof ca},
    {"centralnic", centralnic, sizeof centralnic},
    {"ch", ch, sizeof ch},
    {"co", co, sizeof co},
    {"com", com, sizeof com},
    {"cz", cz, sizeof cz},
    {"de", de, sizeof de},
    {"dk", dk, sizeof dk},
    {"dnsbelgium", dnsbelgium, sizeof dnsbelgium},
    {"dragon", dragon, sizeof dragon},
    {"ee", ee, sizeof ee},
    {"eu", eu, sizeof eu},
    {"fi", fi, sizeof fi},
    {"fr", fr, sizeof fr},
    {"im", im, sizeof im},
    {"it", it, sizeof it},
    {"li", li, sizeof li},
    {"lt", lt, sizeof lt},
    {"lu", lu, sizeof lu},
    {"lv", lv, sizeof lv},
    {"nl", nl, sizeof nl},
    {"no", no, sizeof no},
    {"pl", pl, sizeof pl},
    {"pt", pt, sizeof pt},
    {"ro", ro, sizeof ro},
    {"si", si, sizeof si},
    {"sk", sk, sizeof sk},
    {"sparring", sparring, sizeof sparring},
    {"uk", uk, sizeof uk},
    {"us", us, sizeof us},
};

FILE_OF_LIST(policy_preset_at)
