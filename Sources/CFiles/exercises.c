#include "list.h"

static const unsigned char answer_lost_card_json[] = {
#embed "../Scorecards/Exercises/answer-lost/card.json"
};
static const unsigned char answer_lost_hints_json[] = {
#embed "../Scorecards/Exercises/answer-lost/hints.json"
};
static const unsigned char answer_lost_registry_json[] = {
#embed "../Scorecards/Exercises/answer-lost/registry.json"
};
static const unsigned char answer_lost_solution_txt[] = {
#embed "../Scorecards/Exercises/answer-lost/solution.txt"
};
static const unsigned char answer_lost_story_md[] = {
#embed "../Scorecards/Exercises/answer-lost/story.md"
};
static const unsigned char code_expired_card_json[] = {
#embed "../Scorecards/Exercises/code-expired/card.json"
};
static const unsigned char code_expired_hints_json[] = {
#embed "../Scorecards/Exercises/code-expired/hints.json"
};
static const unsigned char code_expired_registry_json[] = {
#embed "../Scorecards/Exercises/code-expired/registry.json"
};
static const unsigned char code_expired_solution_txt[] = {
#embed "../Scorecards/Exercises/code-expired/solution.txt"
};
static const unsigned char code_expired_story_md[] = {
#embed "../Scorecards/Exercises/code-expired/story.md"
};
static const unsigned char first_domain_card_json[] = {
#embed "../Scorecards/Exercises/first-domain/card.json"
};
static const unsigned char first_domain_hints_json[] = {
#embed "../Scorecards/Exercises/first-domain/hints.json"
};
static const unsigned char first_domain_registry_json[] = {
#embed "../Scorecards/Exercises/first-domain/registry.json"
};
static const unsigned char first_domain_solution_txt[] = {
#embed "../Scorecards/Exercises/first-domain/solution.txt"
};
static const unsigned char first_domain_story_md[] = {
#embed "../Scorecards/Exercises/first-domain/story.md"
};
static const unsigned char glue_first_card_json[] = {
#embed "../Scorecards/Exercises/glue-first/card.json"
};
static const unsigned char glue_first_hints_json[] = {
#embed "../Scorecards/Exercises/glue-first/hints.json"
};
static const unsigned char glue_first_registry_json[] = {
#embed "../Scorecards/Exercises/glue-first/registry.json"
};
static const unsigned char glue_first_solution_txt[] = {
#embed "../Scorecards/Exercises/glue-first/solution.txt"
};
static const unsigned char glue_first_story_md[] = {
#embed "../Scorecards/Exercises/glue-first/story.md"
};
static const unsigned char holder_has_code_card_json[] = {
#embed "../Scorecards/Exercises/holder-has-code/card.json"
};
static const unsigned char holder_has_code_hints_json[] = {
#embed "../Scorecards/Exercises/holder-has-code/hints.json"
};
static const unsigned char holder_has_code_registry_json[] = {
#embed "../Scorecards/Exercises/holder-has-code/registry.json"
};
static const unsigned char holder_has_code_solution_txt[] = {
#embed "../Scorecards/Exercises/holder-has-code/solution.txt"
};
static const unsigned char holder_has_code_story_md[] = {
#embed "../Scorecards/Exercises/holder-has-code/story.md"
};
static const unsigned char key_roll_card_json[] = {
#embed "../Scorecards/Exercises/key-roll/card.json"
};
static const unsigned char key_roll_hints_json[] = {
#embed "../Scorecards/Exercises/key-roll/hints.json"
};
static const unsigned char key_roll_registry_json[] = {
#embed "../Scorecards/Exercises/key-roll/registry.json"
};
static const unsigned char key_roll_solution_txt[] = {
#embed "../Scorecards/Exercises/key-roll/solution.txt"
};
static const unsigned char key_roll_story_md[] = {
#embed "../Scorecards/Exercises/key-roll/story.md"
};
static const unsigned char locked_by_whom_card_json[] = {
#embed "../Scorecards/Exercises/locked-by-whom/card.json"
};
static const unsigned char locked_by_whom_hints_json[] = {
#embed "../Scorecards/Exercises/locked-by-whom/hints.json"
};
static const unsigned char locked_by_whom_registry_json[] = {
#embed "../Scorecards/Exercises/locked-by-whom/registry.json"
};
static const unsigned char locked_by_whom_solution_txt[] = {
#embed "../Scorecards/Exercises/locked-by-whom/solution.txt"
};
static const unsigned char locked_by_whom_story_md[] = {
#embed "../Scorecards/Exercises/locked-by-whom/story.md"
};
static const unsigned char log_in_and_look_card_json[] = {
#embed "../Scorecards/Exercises/log-in-and-look/card.json"
};
static const unsigned char log_in_and_look_hints_json[] = {
#embed "../Scorecards/Exercises/log-in-and-look/hints.json"
};
static const unsigned char log_in_and_look_registry_json[] = {
#embed "../Scorecards/Exercises/log-in-and-look/registry.json"
};
static const unsigned char log_in_and_look_solution_txt[] = {
#embed "../Scorecards/Exercises/log-in-and-look/solution.txt"
};
static const unsigned char log_in_and_look_story_md[] = {
#embed "../Scorecards/Exercises/log-in-and-look/story.md"
};
static const unsigned char no_session_free_card_json[] = {
#embed "../Scorecards/Exercises/no-session-free/card.json"
};
static const unsigned char no_session_free_hints_json[] = {
#embed "../Scorecards/Exercises/no-session-free/hints.json"
};
static const unsigned char no_session_free_registry_json[] = {
#embed "../Scorecards/Exercises/no-session-free/registry.json"
};
static const unsigned char no_session_free_solution_txt[] = {
#embed "../Scorecards/Exercises/no-session-free/solution.txt"
};
static const unsigned char no_session_free_story_md[] = {
#embed "../Scorecards/Exercises/no-session-free/story.md"
};
static const unsigned char portfolio_to_rfc9154_card_json[] = {
#embed "../Scorecards/Exercises/portfolio-to-rfc9154/card.json"
};
static const unsigned char portfolio_to_rfc9154_hints_json[] = {
#embed "../Scorecards/Exercises/portfolio-to-rfc9154/hints.json"
};
static const unsigned char portfolio_to_rfc9154_registry_json[] = {
#embed "../Scorecards/Exercises/portfolio-to-rfc9154/registry.json"
};
static const unsigned char portfolio_to_rfc9154_solution_txt[] = {
#embed "../Scorecards/Exercises/portfolio-to-rfc9154/solution.txt"
};
static const unsigned char portfolio_to_rfc9154_story_md[] = {
#embed "../Scorecards/Exercises/portfolio-to-rfc9154/story.md"
};
static const unsigned char queue_blocked_card_json[] = {
#embed "../Scorecards/Exercises/queue-blocked/card.json"
};
static const unsigned char queue_blocked_hints_json[] = {
#embed "../Scorecards/Exercises/queue-blocked/hints.json"
};
static const unsigned char queue_blocked_registry_json[] = {
#embed "../Scorecards/Exercises/queue-blocked/registry.json"
};
static const unsigned char queue_blocked_solution_txt[] = {
#embed "../Scorecards/Exercises/queue-blocked/solution.txt"
};
static const unsigned char queue_blocked_story_md[] = {
#embed "../Scorecards/Exercises/queue-blocked/story.md"
};
static const unsigned char redeem_in_time_card_json[] = {
#embed "../Scorecards/Exercises/redeem-in-time/card.json"
};
static const unsigned char redeem_in_time_hints_json[] = {
#embed "../Scorecards/Exercises/redeem-in-time/hints.json"
};
static const unsigned char redeem_in_time_registry_json[] = {
#embed "../Scorecards/Exercises/redeem-in-time/registry.json"
};
static const unsigned char redeem_in_time_solution_txt[] = {
#embed "../Scorecards/Exercises/redeem-in-time/solution.txt"
};
static const unsigned char redeem_in_time_story_md[] = {
#embed "../Scorecards/Exercises/redeem-in-time/story.md"
};
static const unsigned char renewed_once_card_json[] = {
#embed "../Scorecards/Exercises/renewed-once/card.json"
};
static const unsigned char renewed_once_hints_json[] = {
#embed "../Scorecards/Exercises/renewed-once/hints.json"
};
static const unsigned char renewed_once_registry_json[] = {
#embed "../Scorecards/Exercises/renewed-once/registry.json"
};
static const unsigned char renewed_once_solution_txt[] = {
#embed "../Scorecards/Exercises/renewed-once/solution.txt"
};
static const unsigned char renewed_once_story_md[] = {
#embed "../Scorecards/Exercises/renewed-once/story.md"
};
static const unsigned char transfer_unanswered_card_json[] = {
#embed "../Scorecards/Exercises/transfer-unanswered/card.json"
};
static const unsigned char transfer_unanswered_hints_json[] = {
#embed "../Scorecards/Exercises/transfer-unanswered/hints.json"
};
static const unsigned char transfer_unanswered_registry_json[] = {
#embed "../Scorecards/Exercises/transfer-unanswered/registry.json"
};
static const unsigned char transfer_unanswered_solution_txt[] = {
#embed "../Scorecards/Exercises/transfer-unanswered/solution.txt"
};
static const unsigned char transfer_unanswered_story_md[] = {
#embed "../Scorecards/Exercises/transfer-unanswered/story.md"
};
static const unsigned char unwanted_transfer_card_json[] = {
#embed "../Scorecards/Exercises/unwanted-transfer/card.json"
};
static const unsigned char unwanted_transfer_hints_json[] = {
#embed "../Scorecards/Exercises/unwanted-transfer/hints.json"
};
static const unsigned char unwanted_transfer_registry_json[] = {
#embed "../Scorecards/Exercises/unwanted-transfer/registry.json"
};
static const unsigned char unwanted_transfer_solution_txt[] = {
#embed "../Scorecards/Exercises/unwanted-transfer/solution.txt"
};
static const unsigned char unwanted_transfer_story_md[] = {
#embed "../Scorecards/Exercises/unwanted-transfer/story.md"
};

static const struct embedded_file files[] = {
    {"answer-lost/card.json", answer_lost_card_json, sizeof answer_lost_card_json},
    {"answer-lost/hints.json", answer_lost_hints_json, sizeof answer_lost_hints_json},
    {"answer-lost/registry.json", answer_lost_registry_json, sizeof answer_lost_registry_json},
    {"answer-lost/solution.txt", answer_lost_solution_txt, sizeof answer_lost_solution_txt},
    {"answer-lost/story.md", answer_lost_story_md, sizeof answer_lost_story_md},
    {"code-expired/card.json", code_expired_card_json, sizeof code_expired_card_json},
    {"code-expired/hints.json", code_expired_hints_json, sizeof code_expired_hints_json},
    {"code-expired/registry.json", code_expired_registry_json, sizeof code_expired_registry_json},
    {"code-expired/solution.txt", code_expired_solution_txt, sizeof code_expired_solution_txt},
    {"code-expired/story.md", code_expired_story_md, sizeof code_expired_story_md},
    {"first-domain/card.json", first_domain_card_json, sizeof first_domain_card_json},
    {"first-domain/hints.json", first_domain_hints_json, sizeof first_domain_hints_json},
    {"first-domain/registry.json", first_domain_registry_json, sizeof first_domain_registry_json},
    {"first-domain/solution.txt", first_domain_solution_txt, sizeof first_domain_solution_txt},
    {"first-domain/story.md", first_domain_story_md, sizeof first_domain_story_md},
    {"glue-first/card.json", glue_first_card_json, sizeof glue_first_card_json},
    {"glue-first/hints.json", glue_first_hints_json, sizeof glue_first_hints_json},
    {"glue-first/registry.json", glue_first_registry_json, sizeof glue_first_registry_json},
    {"glue-first/solution.txt", glue_first_solution_txt, sizeof glue_first_solution_txt},
    {"glue-first/story.md", glue_first_story_md, sizeof glue_first_story_md},
    {"holder-has-code/card.json", holder_has_code_card_json, sizeof holder_has_code_card_json},
    {"holder-has-code/hints.json", holder_has_code_hints_json, sizeof holder_has_code_hints_json},
    {"holder-has-code/registry.json", holder_has_code_registry_json, sizeof holder_has_code_registry_json},
    {"holder-has-code/solution.txt", holder_has_code_solution_txt, sizeof holder_has_code_solution_txt},
    {"holder-has-code/story.md", holder_has_code_story_md, sizeof holder_has_code_story_md},
    {"key-roll/card.json", key_roll_card_json, sizeof key_roll_card_json},
    {"key-roll/hints.json", key_roll_hints_json, sizeof key_roll_hints_json},
    {"key-roll/registry.json", key_roll_registry_json, sizeof key_roll_registry_json},
    {"key-roll/solution.txt", key_roll_solution_txt, sizeof key_roll_solution_txt},
    {"key-roll/story.md", key_roll_story_md, sizeof key_roll_story_md},
    {"locked-by-whom/card.json", locked_by_whom_card_json, sizeof locked_by_whom_card_json},
    {"locked-by-whom/hints.json", locked_by_whom_hints_json, sizeof locked_by_whom_hints_json},
    {"locked-by-whom/registry.json", locked_by_whom_registry_json, sizeof locked_by_whom_registry_json},
    {"locked-by-whom/solution.txt", locked_by_whom_solution_txt, sizeof locked_by_whom_solution_txt},
    {"locked-by-whom/story.md", locked_by_whom_story_md, sizeof locked_by_whom_story_md},
    {"log-in-and-look/card.json", log_in_and_look_card_json, sizeof log_in_and_look_card_json},
    {"log-in-and-look/hints.json", log_in_and_look_hints_json, sizeof log_in_and_look_hints_json},
    {"log-in-and-look/registry.json", log_in_and_look_registry_json, sizeof log_in_and_look_registry_json},
    {"log-in-and-look/solution.txt", log_in_and_look_solution_txt, sizeof log_in_and_look_solution_txt},
    {"log-in-and-look/story.md", log_in_and_look_story_md, sizeof log_in_and_look_story_md},
    {"no-session-free/card.json", no_session_free_card_json, sizeof no_session_free_card_json},
    {"no-session-free/hints.json", no_session_free_hints_json, sizeof no_session_free_hints_json},
    {"no-session-free/registry.json", no_session_free_registry_json, sizeof no_session_free_registry_json},
    {"no-session-free/solution.txt", no_session_free_solution_txt, sizeof no_session_free_solution_txt},
    {"no-session-free/story.md", no_session_free_story_md, sizeof no_session_free_story_md},
    {"portfolio-to-rfc9154/card.json", portfolio_to_rfc9154_card_json, sizeof portfolio_to_rfc9154_card_json},
    {"portfolio-to-rfc9154/hints.json", portfolio_to_rfc9154_hints_json, sizeof portfolio_to_rfc9154_hints_json},
    {"portfolio-to-rfc9154/registry.json", portfolio_to_rfc9154_registry_json, sizeof portfolio_to_rfc9154_registry_json},
    {"portfolio-to-rfc9154/solution.txt", portfolio_to_rfc9154_solution_txt, sizeof portfolio_to_rfc9154_solution_txt},
    {"portfolio-to-rfc9154/story.md", portfolio_to_rfc9154_story_md, sizeof portfolio_to_rfc9154_story_md},
    {"queue-blocked/card.json", queue_blocked_card_json, sizeof queue_blocked_card_json},
    {"queue-blocked/hints.json", queue_blocked_hints_json, sizeof queue_blocked_hints_json},
    {"queue-blocked/registry.json", queue_blocked_registry_json, sizeof queue_blocked_registry_json},
    {"queue-blocked/solution.txt", queue_blocked_solution_txt, sizeof queue_blocked_solution_txt},
    {"queue-blocked/story.md", queue_blocked_story_md, sizeof queue_blocked_story_md},
    {"redeem-in-time/card.json", redeem_in_time_card_json, sizeof redeem_in_time_card_json},
    {"redeem-in-time/hints.json", redeem_in_time_hints_json, sizeof redeem_in_time_hints_json},
    {"redeem-in-time/registry.json", redeem_in_time_registry_json, sizeof redeem_in_time_registry_json},
    {"redeem-in-time/solution.txt", redeem_in_time_solution_txt, sizeof redeem_in_time_solution_txt},
    {"redeem-in-time/story.md", redeem_in_time_story_md, sizeof redeem_in_time_story_md},
    {"renewed-once/card.json", renewed_once_card_json, sizeof renewed_once_card_json},
    {"renewed-once/hints.json", renewed_once_hints_json, sizeof renewed_once_hints_json},
    {"renewed-once/registry.json", renewed_once_registry_json, sizeof renewed_once_registry_json},
    {"renewed-once/solution.txt", renewed_once_solution_txt, sizeof renewed_once_solution_txt},
    {"renewed-once/story.md", renewed_once_story_md, sizeof renewed_once_story_md},
    {"transfer-unanswered/card.json", transfer_unanswered_card_json, sizeof transfer_unanswered_card_json},
    {"transfer-unanswered/hints.json", transfer_unanswered_hints_json, sizeof transfer_unanswered_hints_json},
    {"transfer-unanswered/registry.json", transfer_unanswered_registry_json, sizeof transfer_unanswered_registry_json},
    {"transfer-unanswered/solution.txt", transfer_unanswered_solution_txt, sizeof transfer_unanswered_solution_txt},
    {"transfer-unanswered/story.md", transfer_unanswered_story_md, sizeof transfer_unanswered_story_md},
    {"unwanted-transfer/card.json", unwanted_transfer_card_json, sizeof unwanted_transfer_card_json},
    {"unwanted-transfer/hints.json", unwanted_transfer_hints_json, sizeof unwanted_transfer_hints_json},
    {"unwanted-transfer/registry.json", unwanted_transfer_registry_json, sizeof unwanted_transfer_registry_json},
    {"unwanted-transfer/solution.txt", unwanted_transfer_solution_txt, sizeof unwanted_transfer_solution_txt},
    {"unwanted-transfer/story.md", unwanted_transfer_story_md, sizeof unwanted_transfer_story_md},
};

FILE_OF_LIST(exercise_file_at)
