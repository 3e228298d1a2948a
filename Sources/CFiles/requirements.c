#include "list.h"

static const unsigned char rfc3915[] = {
#embed "../Requirements/Sentences/rfc3915.json"
};
static const unsigned char rfc5730[] = {
#embed "../Requirements/Sentences/rfc5730.json"
};
static const unsigned char rfc5731[] = {
#embed "../Requirements/Sentences/rfc5731.json"
};
static const unsigned char rfc5732[] = {
#embed "../Requirements/Sentences/rfc5732.json"
};
static const unsigned char rfc5733[] = {
#embed "../Requirements/Sentences/rfc5733.json"
};
static const unsigned char rfc5734[] = {
#embed "../Requirements/Sentences/rfc5734.json"
};
static const unsigned char rfc5910[] = {
#embed "../Requirements/Sentences/rfc5910.json"
};
static const unsigned char rfc8334[] = {
#embed "../Requirements/Sentences/rfc8334.json"
};
static const unsigned char rfc8495[] = {
#embed "../Requirements/Sentences/rfc8495.json"
};
static const unsigned char rfc8543[] = {
#embed "../Requirements/Sentences/rfc8543.json"
};
static const unsigned char rfc8544[] = {
#embed "../Requirements/Sentences/rfc8544.json"
};
static const unsigned char rfc8590[] = {
#embed "../Requirements/Sentences/rfc8590.json"
};
static const unsigned char rfc8748[] = {
#embed "../Requirements/Sentences/rfc8748.json"
};
static const unsigned char rfc8807[] = {
#embed "../Requirements/Sentences/rfc8807.json"
};
static const unsigned char rfc9038[] = {
#embed "../Requirements/Sentences/rfc9038.json"
};
static const unsigned char rfc9154[] = {
#embed "../Requirements/Sentences/rfc9154.json"
};
static const unsigned char rfc9167[] = {
#embed "../Requirements/Sentences/rfc9167.json"
};
static const unsigned char rfc9803[] = {
#embed "../Requirements/Sentences/rfc9803.json"
};
static const unsigned char rfc9873[] = {
#embed "../Requirements/Sentences/rfc9873.json"
};
static const unsigned char rfc9874[] = {
#embed "../Requirements/Sentences/rfc9874.json"
};

static const struct embedded_file files[] = {
    {"rfc3915", rfc3915, sizeof rfc3915},
    {"rfc5730", rfc5730, sizeof rfc5730},
    {"rfc5731", rfc5731, sizeof rfc5731},
    {"rfc5732", rfc5732, sizeof rfc5732},
    {"rfc5733", rfc5733, sizeof rfc5733},
    {"rfc5734", rfc5734, sizeof rfc5734},
    {"rfc5910", rfc5910, sizeof rfc5910},
    {"rfc8334", rfc8334, sizeof rfc8334},
    {"rfc8495", rfc8495, sizeof rfc8495},
    {"rfc8543", rfc8543, sizeof rfc8543},
    {"rfc8544", rfc8544, sizeof rfc8544},
    {"rfc8590", rfc8590, sizeof rfc8590},
    {"rfc8748", rfc8748, sizeof rfc8748},
    {"rfc8807", rfc8807, sizeof rfc8807},
    {"rfc9038", rfc9038, sizeof rfc9038},
    {"rfc9154", rfc9154, sizeof rfc9154},
    {"rfc9167", rfc9167, sizeof rfc9167},
    {"rfc9803", rfc9803, sizeof rfc9803},
    {"rfc9873", rfc9873, sizeof rfc9873},
    {"rfc9874", rfc9874, sizeof rfc9874},
};

FILE_OF_LIST(requirement_file_at)
