#include "list.h"

static const unsigned char console_css[] = {
#embed "../Console/Assets/console.css"
};
static const unsigned char icon_svg[] = {
#embed "../Console/Assets/icon.svg"
};
static const unsigned char index_html[] = {
#embed "../Console/Assets/index.html"
};
static const unsigned char main_js[] = {
#embed "../Console/Assets/main.js"
};
static const unsigned char manual_css[] = {
#embed "../Console/Assets/manual.css"
};
static const unsigned char pages_accounts_js[] = {
#embed "../Console/Assets/pages/accounts.js"
};
static const unsigned char pages_applications_js[] = {
#embed "../Console/Assets/pages/applications.js"
};
static const unsigned char pages_classes_js[] = {
#embed "../Console/Assets/pages/classes.js"
};
static const unsigned char pages_clock_js[] = {
#embed "../Console/Assets/pages/clock.js"
};
static const unsigned char pages_contacts_js[] = {
#embed "../Console/Assets/pages/contacts.js"
};
static const unsigned char pages_demonstrations_js[] = {
#embed "../Console/Assets/pages/demonstrations.js"
};
static const unsigned char pages_domain_auth_code_js[] = {
#embed "../Console/Assets/pages/domain-auth-code.js"
};
static const unsigned char pages_domain_creation_js[] = {
#embed "../Console/Assets/pages/domain-creation.js"
};
static const unsigned char pages_domain_lock_js[] = {
#embed "../Console/Assets/pages/domain-lock.js"
};
static const unsigned char pages_domain_movable_js[] = {
#embed "../Console/Assets/pages/domain-movable.js"
};
static const unsigned char pages_domain_transfer_js[] = {
#embed "../Console/Assets/pages/domain-transfer.js"
};
static const unsigned char pages_domain_js[] = {
#embed "../Console/Assets/pages/domain.js"
};
static const unsigned char pages_domains_js[] = {
#embed "../Console/Assets/pages/domains.js"
};
static const unsigned char pages_exercise_js[] = {
#embed "../Console/Assets/pages/exercise.js"
};
static const unsigned char pages_faults_js[] = {
#embed "../Console/Assets/pages/faults.js"
};
static const unsigned char pages_holder_js[] = {
#embed "../Console/Assets/pages/holder.js"
};
static const unsigned char pages_hosts_js[] = {
#embed "../Console/Assets/pages/hosts.js"
};
static const unsigned char pages_interface_keys_js[] = {
#embed "../Console/Assets/pages/interface-keys.js"
};
static const unsigned char pages_journal_js[] = {
#embed "../Console/Assets/pages/journal.js"
};
static const unsigned char pages_lesson_js[] = {
#embed "../Console/Assets/pages/lesson.js"
};
static const unsigned char pages_messages_js[] = {
#embed "../Console/Assets/pages/messages.js"
};
static const unsigned char pages_organizations_js[] = {
#embed "../Console/Assets/pages/organizations.js"
};
static const unsigned char pages_outbox_js[] = {
#embed "../Console/Assets/pages/outbox.js"
};
static const unsigned char pages_overview_js[] = {
#embed "../Console/Assets/pages/overview.js"
};
static const unsigned char pages_pages_js[] = {
#embed "../Console/Assets/pages/pages.js"
};
static const unsigned char pages_policy_js[] = {
#embed "../Console/Assets/pages/policy.js"
};
static const unsigned char pages_registries_js[] = {
#embed "../Console/Assets/pages/registries.js"
};
static const unsigned char pages_scorecard_js[] = {
#embed "../Console/Assets/pages/scorecard.js"
};
static const unsigned char pages_scorecards_js[] = {
#embed "../Console/Assets/pages/scorecards.js"
};
static const unsigned char pages_seed_js[] = {
#embed "../Console/Assets/pages/seed.js"
};
static const unsigned char pages_sessions_js[] = {
#embed "../Console/Assets/pages/sessions.js"
};
static const unsigned char pages_sign_in_js[] = {
#embed "../Console/Assets/pages/sign-in.js"
};
static const unsigned char pages_stories_js[] = {
#embed "../Console/Assets/pages/stories.js"
};
static const unsigned char pages_transfers_js[] = {
#embed "../Console/Assets/pages/transfers.js"
};
static const unsigned char pages_workbench_js[] = {
#embed "../Console/Assets/pages/workbench.js"
};
static const unsigned char parts_js[] = {
#embed "../Console/Assets/parts.js"
};
static const unsigned char parts_action_js[] = {
#embed "../Console/Assets/parts/action.js"
};
static const unsigned char parts_api_js[] = {
#embed "../Console/Assets/parts/api.js"
};
static const unsigned char parts_auth_code_js[] = {
#embed "../Console/Assets/parts/auth-code.js"
};
static const unsigned char parts_copy_js[] = {
#embed "../Console/Assets/parts/copy.js"
};
static const unsigned char parts_dialog_js[] = {
#embed "../Console/Assets/parts/dialog.js"
};
static const unsigned char parts_effect_form_js[] = {
#embed "../Console/Assets/parts/effect-form.js"
};
static const unsigned char parts_entry_list_js[] = {
#embed "../Console/Assets/parts/entry-list.js"
};
static const unsigned char parts_entry_js[] = {
#embed "../Console/Assets/parts/entry.js"
};
static const unsigned char parts_epp_js[] = {
#embed "../Console/Assets/parts/epp.js"
};
static const unsigned char parts_jump_js[] = {
#embed "../Console/Assets/parts/jump.js"
};
static const unsigned char parts_keys_js[] = {
#embed "../Console/Assets/parts/keys.js"
};
static const unsigned char parts_layout_js[] = {
#embed "../Console/Assets/parts/layout.js"
};
static const unsigned char parts_live_js[] = {
#embed "../Console/Assets/parts/live.js"
};
static const unsigned char parts_notice_js[] = {
#embed "../Console/Assets/parts/notice.js"
};
static const unsigned char parts_objects_js[] = {
#embed "../Console/Assets/parts/objects.js"
};
static const unsigned char parts_panel_js[] = {
#embed "../Console/Assets/parts/panel.js"
};
static const unsigned char parts_place_js[] = {
#embed "../Console/Assets/parts/place.js"
};
static const unsigned char parts_projector_js[] = {
#embed "../Console/Assets/parts/projector.js"
};
static const unsigned char parts_render_js[] = {
#embed "../Console/Assets/parts/render.js"
};
static const unsigned char parts_steps_js[] = {
#embed "../Console/Assets/parts/steps.js"
};
static const unsigned char parts_story_js[] = {
#embed "../Console/Assets/parts/story.js"
};
static const unsigned char parts_strip_js[] = {
#embed "../Console/Assets/parts/strip.js"
};
static const unsigned char parts_table_js[] = {
#embed "../Console/Assets/parts/table.js"
};
static const unsigned char parts_templates_js[] = {
#embed "../Console/Assets/parts/templates.js"
};
static const unsigned char parts_time_js[] = {
#embed "../Console/Assets/parts/time.js"
};
static const unsigned char parts_transfer_js[] = {
#embed "../Console/Assets/parts/transfer.js"
};
static const unsigned char parts_verdict_js[] = {
#embed "../Console/Assets/parts/verdict.js"
};
static const unsigned char parts_xml_js[] = {
#embed "../Console/Assets/parts/xml.js"
};

static const struct embedded_file files[] = {
    {"console.css", console_css, sizeof console_css},
    {"icon.svg", icon_svg, sizeof icon_svg},
    {"index.html", index_html, sizeof index_html},
    {"main.js", main_js, sizeof main_js},
    {"manual.css", manual_css, sizeof manual_css},
    {"pages/accounts.js", pages_accounts_js, sizeof pages_accounts_js},
    {"pages/applications.js", pages_applications_js, sizeof pages_applications_js},
    {"pages/classes.js", pages_classes_js, sizeof pages_classes_js},
    {"pages/clock.js", pages_clock_js, sizeof pages_clock_js},
    {"pages/contacts.js", pages_contacts_js, sizeof pages_contacts_js},
    {"pages/demonstrations.js", pages_demonstrations_js, sizeof pages_demonstrations_js},
    {"pages/domain-auth-code.js", pages_domain_auth_code_js, sizeof pages_domain_auth_code_js},
    {"pages/domain-creation.js", pages_domain_creation_js, sizeof pages_domain_creation_js},
    {"pages/domain-lock.js", pages_domain_lock_js, sizeof pages_domain_lock_js},
    {"pages/domain-movable.js", pages_domain_movable_js, sizeof pages_domain_movable_js},
    {"pages/domain-transfer.js", pages_domain_transfer_js, sizeof pages_domain_transfer_js},
    {"pages/domain.js", pages_domain_js, sizeof pages_domain_js},
    {"pages/domains.js", pages_domains_js, sizeof pages_domains_js},
    {"pages/exercise.js", pages_exercise_js, sizeof pages_exercise_js},
    {"pages/faults.js", pages_faults_js, sizeof pages_faults_js},
    {"pages/holder.js", pages_holder_js, sizeof pages_holder_js},
    {"pages/hosts.js", pages_hosts_js, sizeof pages_hosts_js},
    {"pages/interface-keys.js", pages_interface_keys_js, sizeof pages_interface_keys_js},
    {"pages/journal.js", pages_journal_js, sizeof pages_journal_js},
    {"pages/lesson.js", pages_lesson_js, sizeof pages_lesson_js},
    {"pages/messages.js", pages_messages_js, sizeof pages_messages_js},
    {"pages/organizations.js", pages_organizations_js, sizeof pages_organizations_js},
    {"pages/outbox.js", pages_outbox_js, sizeof pages_outbox_js},
    {"pages/overview.js", pages_overview_js, sizeof pages_overview_js},
    {"pages/pages.js", pages_pages_js, sizeof pages_pages_js},
    {"pages/policy.js", pages_policy_js, sizeof pages_policy_js},
    {"pages/registries.js", pages_registries_js, sizeof pages_registries_js},
    {"pages/scorecard.js", pages_scorecard_js, sizeof pages_scorecard_js},
    {"pages/scorecards.js", pages_scorecards_js, sizeof pages_scorecards_js},
    {"pages/seed.js", pages_seed_js, sizeof pages_seed_js},
    {"pages/sessions.js", pages_sessions_js, sizeof pages_sessions_js},
    {"pages/sign-in.js", pages_sign_in_js, sizeof pages_sign_in_js},
    {"pages/stories.js", pages_stories_js, sizeof pages_stories_js},
    {"pages/transfers.js", pages_transfers_js, sizeof pages_transfers_js},
    {"pages/workbench.js", pages_workbench_js, sizeof pages_workbench_js},
    {"parts.js", parts_js, sizeof parts_js},
    {"parts/action.js", parts_action_js, sizeof parts_action_js},
    {"parts/api.js", parts_api_js, sizeof parts_api_js},
    {"parts/auth-code.js", parts_auth_code_js, sizeof parts_auth_code_js},
    {"parts/copy.js", parts_copy_js, sizeof parts_copy_js},
    {"parts/dialog.js", parts_dialog_js, sizeof parts_dialog_js},
    {"parts/effect-form.js", parts_effect_form_js, sizeof parts_effect_form_js},
    {"parts/entry-list.js", parts_entry_list_js, sizeof parts_entry_list_js},
    {"parts/entry.js", parts_entry_js, sizeof parts_entry_js},
    {"parts/epp.js", parts_epp_js, sizeof parts_epp_js},
    {"parts/jump.js", parts_jump_js, sizeof parts_jump_js},
    {"parts/keys.js", parts_keys_js, sizeof parts_keys_js},
    {"parts/layout.js", parts_layout_js, sizeof parts_layout_js},
    {"parts/live.js", parts_live_js, sizeof parts_live_js},
    {"parts/notice.js", parts_notice_js, sizeof parts_notice_js},
    {"parts/objects.js", parts_objects_js, sizeof parts_objects_js},
    {"parts/panel.js", parts_panel_js, sizeof parts_panel_js},
    {"parts/place.js", parts_place_js, sizeof parts_place_js},
    {"parts/projector.js", parts_projector_js, sizeof parts_projector_js},
    {"parts/render.js", parts_render_js, sizeof parts_render_js},
    {"parts/steps.js", parts_steps_js, sizeof parts_steps_js},
    {"parts/story.js", parts_story_js, sizeof parts_story_js},
    {"parts/strip.js", parts_strip_js, sizeof parts_strip_js},
    {"parts/table.js", parts_table_js, sizeof parts_table_js},
    {"parts/templates.js", parts_templates_js, sizeof parts_templates_js},
    {"parts/time.js", parts_time_js, sizeof parts_time_js},
    {"parts/transfer.js", parts_transfer_js, sizeof parts_transfer_js},
    {"parts/verdict.js", parts_verdict_js, sizeof parts_verdict_js},
    {"parts/xml.js", parts_xml_js, sizeof parts_xml_js},
};

FILE_OF_LIST(console_file_at)
