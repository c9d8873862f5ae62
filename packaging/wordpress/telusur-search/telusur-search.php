<?php
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Plugin Name: Telusur Search
 * Description: The site's own search, answered by Telusur: Indonesian word forms, ranking and exact counts, shown by your theme.
 * Version: 0.1.0
 * Requires at least: 5.5
 * Requires PHP: 7.4
 * License: GPL-3.0-or-later
 * License URI: https://www.gnu.org/licenses/gpl-3.0.html
 * Update URI: false
 */

defined('ABSPATH') || exit;

const TELUSUR_DEEPEST_HIT = 10000;        // what /v1/search gives by page
const TELUSUR_MOST_PER_PAGE = 100;
const TELUSUR_LONGEST_QUESTION = 1024;    // code points
const TELUSUR_LARGEST_ANSWER = 4 << 20;   // bytes
const TELUSUR_FAILURES = 3;               // in a row, before it is left alone
const TELUSUR_REST = 60;                  // seconds

add_filter('posts_pre_query', 'telusur_posts', 10, 2);
add_filter('pre_handle_404', 'telusur_keeps_page', 10, 2);
add_filter('get_the_excerpt', 'telusur_excerpt', 100, 2);
add_action('loop_start', 'telusur_show_line');
add_action('loop_no_results', 'telusur_show_line');
add_filter('render_block', 'telusur_add_line', 10, 2);
add_action('admin_menu', 'telusur_add_page');
add_action('admin_init', 'telusur_register_settings');
register_activation_hook(__FILE__, 'telusur_activate');

// What the site is set to.

function telusur_defaults() {
    return [
        'endpoint' => '',
        'timeout' => 2,
        'source' => telusur_host(home_url()),
        'excerpts' => 1,
        'suggestion' => 1,
    ];
}

/** A setting; the constant TELUSUR_NAME in wp-config.php comes before what the page saved. */
function telusur_setting($name) {
    if (telusur_is_fixed($name)) {
        return telusur_checked_setting($name, constant(telusur_constant($name)));
    }
    $saved = get_option('telusur_options');
    $settings = (is_array($saved) ? $saved : []) + telusur_defaults();
    return telusur_checked_setting($name, $settings[$name]);
}

function telusur_constant($name) {
    return 'TELUSUR_' . strtoupper($name);
}

function telusur_is_fixed($name) {
    return defined(telusur_constant($name));
}

/** The value as it may be used; of an endpoint that is none: ''. */
function telusur_checked_setting($name, $value) {
    $value = is_scalar($value) ? trim((string) $value) : '';
    switch ($name) {
        case 'endpoint':
            return telusur_checked_endpoint($value);
        case 'timeout':
            return min(10, max(1, (int) $value));
        case 'source':
            return sanitize_text_field($value);
        default:
            return (int) (bool) $value;
    }
}

/** Without a slash at the end. Only http and https, a host, and nothing that is not part of a place. */
function telusur_checked_endpoint($url) {
    $parts = wp_parse_url($url);
    if (!is_array($parts) || empty($parts['host']) || preg_match('/[\s\\\\<>"\']/', $url)) return '';
    if (!in_array(strtolower($parts['scheme'] ?? ''), ['http', 'https'], true)) return '';
    if (isset($parts['user']) || isset($parts['pass'])) return '';
    if (isset($parts['query']) || isset($parts['fragment'])) return '';
    return rtrim(esc_url_raw($url, ['http', 'https']), '/');
}

/** "berita.example" or "127.0.0.1:8090", as the indexer names the source of an article. */
function telusur_host($url) {
    $parts = wp_parse_url($url);
    if (!is_array($parts) || empty($parts['host'])) return '';
    return strtolower($parts['host']) . (isset($parts['port']) ? ':' . $parts['port'] : '');
}

function telusur_activate() {
    register_uninstall_hook(__FILE__, 'telusur_uninstall');
}

function telusur_uninstall() {
    delete_option('telusur_options');
    delete_transient('telusur_failures');
}

// Searching.

/** What the page being made was answered, kept for the loop that shows it. */
function &telusur_answer() {
    static $answer = ['query' => null, 'excerpts' => [], 'suggestion' => ''];
    return $answer;
}

/** posts_pre_query: Telusur's posts for the site's search; null lets WordPress search. */
function telusur_posts($posts, $query) {
    if ($posts !== null || !telusur_is_for_us($query)) return $posts;
    $question = telusur_question($query);
    if ($question === null) return null;
    if ($question['page'] * $question['per_page'] > TELUSUR_DEEPEST_HIT) return [];
    $found = telusur_search($question);
    if (!is_array($found)) return null;

    $texts = telusur_own_hits(array_slice($found['hits'], 0, $question['per_page']));
    $total = $found['total']['value'];
    $shown = $question['per_page'];
    $query->found_posts = $total;
    $query->max_num_pages = (int) min(ceil($total / $shown), intdiv(TELUSUR_DEEPEST_HIT, $shown));
    $answer = &telusur_answer();
    $answer = [
        'query' => $query,
        'excerpts' => $texts,
        'suggestion' => telusur_suggested($found),
    ];
    return telusur_published(array_keys($texts), $query->get('post_type'));
}

function telusur_is_for_us($query) {
    return $query->is_main_query() && $query->is_search() && !$query->is_feed() && !is_admin() &&
        !(defined('REST_REQUEST') && REST_REQUEST) && telusur_setting('endpoint') !== '';
}

/** The parameters of /v1/search; null if the query asks for what these cannot say. */
function telusur_question($query) {
    if (telusur_asks_more($query)) return null;
    $per_page = (int) $query->get('posts_per_page');
    $sort = telusur_sort($query);
    $dates = telusur_dates($query);
    $terms = telusur_terms($query);
    $text = telusur_clean($query->get('s'));
    if ($text === '' || $per_page < 1 || $per_page > TELUSUR_MOST_PER_PAGE) return null;
    if ($sort === null || $dates === null || $terms === null) return null;
    $question = ['q' => $text, 'page' => max(1, (int) $query->get('paged')), 'per_page' => $per_page];
    if (telusur_setting('source') !== '') $question['source'] = telusur_setting('source');
    return $question + $sort + $dates + $terms;
}

// Another plugin or a theme may narrow a search by anything: what is not known here is WordPress's.
function telusur_asks_more($query) {
    $read = [
        's', 'paged', 'posts_per_page', 'orderby', 'order', 'year', 'monthnum', 'day',
        // These say what stands in the query's tax_query, which is read.
        'category_name', 'cat', 'category__in', 'category__not_in',
        'tag', 'tag_id', 'tag_slug__in', 'tag__in', 'tag__not_in', 'tax_query',
        // Made by WordPress from the others, or about how posts are loaded.
        'search_terms', 'search_terms_count', 'search_orderby_title', 'ignore_sticky_posts',
        'suppress_filters', 'cache_results', 'update_post_term_cache', 'update_post_meta_cache',
        'update_menu_item_cache', 'lazy_load_term_meta', 'comments_per_page', 'posts_per_archive_page',
    ];
    $read = (array) apply_filters('telusur_query_vars', $read);
    foreach ($query->query_vars as $name => $value) {
        if (empty($value) || in_array($name, $read, true)) continue;
        if ($name === 'post_type' && telusur_holds_all_indexed($value)) continue;
        return true;
    }
    return false;
}

// Telusur does not know types. A search among all that it holds of this site can be left to it.
function telusur_holds_all_indexed($types) {
    $indexed = (array) apply_filters('telusur_post_types', ['post']);
    return $types === 'any' || !array_diff($indexed, (array) $types);
}

function telusur_sort($query) {
    $by = $query->get('orderby');
    if ($by === '' || $by === 'relevance') return [];
    if ($by !== 'date' && $by !== 'post_date') return null;
    return ['sort' => $query->get('order') === 'ASC' ? 'oldest' : 'newest'];
}

/** `from` and `to`. Telusur's days are those of Western Indonesian Time. */
function telusur_dates($query) {
    $day = '';
    foreach (['year' => '%04d', 'monthnum' => '-%02d', 'day' => '-%02d'] as $name => $format) {
        $number = (int) $query->get($name);
        if ($number === 0) {
            $rest = ['year' => ['monthnum', 'day'], 'monthnum' => ['day'], 'day' => []][$name];
            foreach ($rest as $finer) if ((int) $query->get($finer) !== 0) return null;
            break;
        }
        $day .= sprintf($format, $number);
    }
    if ($day === '') return [];
    $seven_hours = wp_timezone()->getOffset(new DateTime('now')) === 7 * HOUR_IN_SECONDS;
    return $seven_hours ? ['from' => $day, 'to' => $day] : null;
}

/** `category`, `tag` and `-category`, `-tag`: lists of names. */
function telusur_terms($query) {
    $fields = ['category' => 'category', 'post_tag' => 'tag'];
    $chosen = [];
    $clauses = isset($query->tax_query->queries) ? $query->tax_query->queries : [];
    if (($clauses['relation'] ?? 'AND') !== 'AND') return null;
    unset($clauses['relation']);
    foreach ($clauses as $clause) {
        $field = $fields[$clause['taxonomy'] ?? ''] ?? null;
        $operator = strtoupper($clause['operator'] ?? '');
        if ($field === null || !in_array($operator, ['IN', 'NOT IN'], true)) return null;
        $name = $operator === 'IN' ? $field : "-$field";
        // Values of one parameter are alternatives: two clauses would become one.
        if ($operator === 'IN' && isset($chosen[$name])) return null;
        $names = telusur_term_names($clause);
        if ($names === null) return null;
        $chosen[$name] = array_merge($chosen[$name] ?? [], $names);
    }
    return $chosen;
}

// Telusur knows terms by name: null if there is none, or another term has the same name.
function telusur_term_names($clause) {
    $taxonomy = $clause['taxonomy'];
    $field = $clause['field'] ?? 'term_id';
    if (!in_array($field, ['term_id', 'slug'], true)) return null;
    $ids = [];
    foreach ((array) $clause['terms'] as $value) {
        $term = get_term_by($field === 'slug' ? 'slug' : 'id', $value, $taxonomy);
        if (!$term) return null;
        $ids[] = $term->term_id;
        if (empty($clause['include_children'])) continue;
        $below = get_term_children($term->term_id, $taxonomy);
        if (!is_wp_error($below)) $ids = array_merge($ids, $below);
    }
    $names = [];
    foreach (array_unique($ids) as $id) {
        $term = get_term($id, $taxonomy);
        if (!$term || is_wp_error($term)) return null;
        $same = get_terms(['taxonomy' => $taxonomy, 'name' => $term->name, 'hide_empty' => false, 'fields' => 'ids']);
        if (!is_array($same) || array_diff(array_map('intval', $same), $ids)) return null;
        $names[] = html_entity_decode($term->name, ENT_QUOTES, 'UTF-8');
    }
    return $names && count($names) <= 50 ? $names : null;
}

/** One line of UTF-8 without control characters, and no longer than a question may be; '' for other bytes. */
function telusur_clean($text) {
    $text = wp_check_invalid_utf8(is_scalar($text) ? (string) $text : '');
    $text = preg_replace('/[\x00-\x1F\x7F]+/', ' ', $text);
    return trim(mb_substr(trim($text), 0, TELUSUR_LONGEST_QUESTION, 'UTF-8'));
}

// Asking.

/** The answer, checked; null if there is none, and then WordPress searches. */
function telusur_search($question) {
    if (telusur_is_resting()) return null;
    $answer = telusur_ask($question);
    if ($answer['error'] === '') {
        telusur_count_success();
    } elseif (!$answer['refused']) {
        telusur_count_failure();
    }
    return $answer['found'];
}

/** `found`, or null and an `error` for the administrator; `refused` if Telusur is well and the question is not. */
function telusur_ask($question) {
    $url = telusur_setting('endpoint') . '/v1/search?' . telusur_encoded($question + ['lang' => telusur_language()]);
    add_action('requests-requests.before_request', 'telusur_limit_connecting', 10, 5);
    $response = wp_remote_get($url, [
        'timeout' => telusur_setting('timeout'),
        'redirection' => 0,
        'limit_response_size' => TELUSUR_LARGEST_ANSWER,
        'user-agent' => 'telusur-search',
        'headers' => ['Accept' => 'application/json'],
    ]);
    remove_action('requests-requests.before_request', 'telusur_limit_connecting', 10);
    if (is_wp_error($response)) return telusur_failed($response->get_error_message());
    $status = (int) wp_remote_retrieve_response_code($response);
    $found = json_decode(wp_remote_retrieve_body($response), true);
    if ($status !== 200) {
        $detail = is_array($found) && is_string($found['detail'] ?? null) ? ': ' . $found['detail'] : '';
        $type = wp_remote_retrieve_header($response, 'content-type');
        // 404 comes of an address that lacks something, and not of a question.
        $is_clients = intdiv($status, 100) === 4 && $status !== 404;
        $refused = $is_clients && is_string($type) && strpos($type, 'application/problem+json') === 0;
        return telusur_failed("HTTP $status$detail", $refused);
    }
    if (!telusur_is_answer($found)) return telusur_failed(telusur_text('no_answer'));
    return ['found' => $found, 'error' => '', 'refused' => false];
}

function telusur_failed($error, $refused = false) {
    return ['found' => null, 'error' => $error, 'refused' => $refused];
}

function telusur_is_answer($found) {
    return is_array($found) && is_int($found['total']['value'] ?? null) &&
        $found['total']['value'] >= 0 && is_array($found['hits'] ?? null);
}

// Without cURL, WordPress would wait ten seconds for a connection.
function telusur_limit_connecting(&$url, &$headers, &$data, &$type, &$options) {
    $options['connect_timeout'] = $options['timeout'];
}

/** As http_build_query(), but a list repeats its name. */
function telusur_encoded($parameters) {
    $pairs = [];
    foreach ($parameters as $name => $values) {
        foreach ((array) $values as $value) $pairs[] = rawurlencode($name) . '=' . rawurlencode((string) $value);
    }
    return implode('&', $pairs);
}

/** After some failures in a row nobody waits for Telusur; then one visitor a minute finds out whether it is back. */
function telusur_is_resting() {
    $failures = telusur_failures();
    if ($failures['count'] < TELUSUR_FAILURES) return false;
    if (time() < $failures['until']) return true;
    telusur_keep_failures($failures['count']);
    return false;
}

function telusur_failures() {
    $kept = get_transient('telusur_failures');
    $count = is_array($kept) ? (int) ($kept['count'] ?? 0) : 0;
    return ['count' => $count, 'until' => is_array($kept) ? (int) ($kept['until'] ?? 0) : 0];
}

function telusur_keep_failures($count) {
    set_transient('telusur_failures', ['count' => $count, 'until' => time() + TELUSUR_REST], HOUR_IN_SECONDS);
}

function telusur_count_failure() {
    telusur_keep_failures(min(TELUSUR_FAILURES, telusur_failures()['count'] + 1));
}

function telusur_count_success() {
    if (telusur_failures()['count'] > 0) delete_transient('telusur_failures');
}

// Hits and posts.

/** Excerpts by post id, in the order of the hits; '' for a hit without fragments. */
function telusur_own_hits($hits) {
    $texts = [];
    foreach ($hits as $hit) {
        $id = is_array($hit) ? telusur_post_id($hit) : 0;
        if ($id > 0 && !isset($texts[$id])) $texts[$id] = telusur_fragments($hit);
    }
    return $texts;
}

/** The post of this site that a hit is; 0 if it is none. */
function telusur_post_id($hit) {
    if (!is_string($hit['id'] ?? null) || !is_string($hit['url'] ?? null)) return 0;
    if (!telusur_is_own_url($hit['url'])) return 0;
    // "HOST:post-12" where another article of the archive had the id before.
    if (!preg_match('/(?:^|:)post-([1-9][0-9]{0,17})$/D', $hit['id'], $parts)) return 0;
    $id = (int) $parts[1];
    // The first site of a network has the others below its home, and their posts the same numbers.
    if (is_multisite() && untrailingslashit((string) get_permalink($id)) !== untrailingslashit($hit['url'])) return 0;
    return $id;
}

/** An address below this site's home. */
function telusur_is_own_url($url) {
    if (telusur_host($url) !== telusur_host(home_url())) return false;
    $home = trailingslashit((string) wp_parse_url(home_url(), PHP_URL_PATH));
    return strpos(trailingslashit((string) wp_parse_url($url, PHP_URL_PATH)), $home) === 0;
}

/** What everybody may read of these, in this order. */
function telusur_published($ids, $types) {
    if (!$ids) return [];
    $public = get_post_types(['public' => true, 'exclude_from_search' => false]);
    $chosen = $types && $types !== 'any' ? array_intersect($public, (array) $types) : $public;
    if (!$chosen) return [];
    return get_posts([
        'post__in' => $ids,
        'orderby' => 'post__in',
        'numberposts' => count($ids),
        'post_status' => 'publish',
        'post_type' => array_values($chosen),
        'has_password' => false,
    ]);
}

/** pre_handle_404: a page whose articles have all gone since the last night is no mistake of the reader. */
function telusur_keeps_page($handled, $query) {
    $is_ours = telusur_answer()['query'] === $query;
    return $handled || ($is_ours && $query->get('paged') <= $query->max_num_pages);
}

// Showing.

/** get_the_excerpt: the places that were found, with marks. */
function telusur_excerpt($excerpt, $post = null) {
    $post = get_post($post);
    $texts = telusur_answer()['excerpts'];
    // In the head descriptions are made of excerpts, as attributes.
    if (!$post || empty($texts[$post->ID]) || doing_action('wp_head')) return $excerpt;
    if (!telusur_setting('excerpts') || post_password_required($post)) return $excerpt;
    return $texts[$post->ID] . rtrim(' ' . apply_filters('excerpt_more', ''));
}

function telusur_fragments($hit) {
    $parts = [];
    $fragments = $hit['snippet']['fragments'] ?? null;
    foreach (is_array($fragments) ? $fragments : [] as $fragment) {
        if (!is_string($fragment['text'] ?? null)) continue;
        $parts[] = telusur_marked($fragment['text'], $fragment['marks'] ?? null);
    }
    return preg_replace('/…(?:\s*…)+/u', '…', implode(' … ', $parts));
}

/** HTML of a text with [begin, end) marks that count code points; marks that do not fit are left out. */
function telusur_marked($text, $marks) {
    $points = preg_split('//u', $text, -1, PREG_SPLIT_NO_EMPTY);
    if (!is_array($points) || !is_array($marks)) return esc_html($text);
    $html = '';
    $at = 0;
    foreach ($marks as $mark) {
        $begin = is_array($mark) && is_int($mark[0] ?? null) ? $mark[0] : -1;
        $end = is_array($mark) && is_int($mark[1] ?? null) ? $mark[1] : -1;
        if ($begin < $at || $end <= $begin || $end > count($points)) continue;
        $html .= esc_html(implode(array_slice($points, $at, $begin - $at)));
        $html .= '<mark>' . esc_html(implode(array_slice($points, $begin, $end - $begin))) . '</mark>';
        $at = $end;
    }
    return $html . esc_html(implode(array_slice($points, $at)));
}

function telusur_suggested($found) {
    $text = $found['suggestion']['q'] ?? null;
    return is_string($text) ? telusur_clean($text) : '';
}

/** For themes: another question that would find more, as text; '' if there is none. */
function telusur_suggestion() {
    return telusur_answer()['suggestion'];
}

/** The line "Mungkin maksud Anda: …" as HTML; '' without a suggestion. */
function telusur_suggestion_line() {
    $text = telusur_suggestion();
    if ($text === '') return '';
    $address = add_query_arg('s', rawurlencode($text), home_url('/'));
    $link = sprintf('<a href="%s">%s</a>', esc_url($address), esc_html($text));
    // Centred, as it may stand in a column of the theme or beside all of them.
    return '<p class="telusur-suggestion" style="text-align: center">' . esc_html(telusur_text('did_you_mean')) . " $link</p>";
}

/** loop_start and loop_no_results. */
function telusur_show_line($query) {
    $answer = &telusur_answer();
    // Once, below the head of the page; block themes make blocks before there is a page.
    if ($answer['query'] === null || $answer['query'] !== $query || telusur_is_block_theme()) return;
    if (!did_action('wp_head') || doing_action('wp_head') || !telusur_setting('suggestion')) return;
    echo telusur_suggestion_line(); // escaped there
    $answer['query'] = null;
}

/** render_block: above the query block that shows the search. */
function telusur_add_line($html, $block) {
    if (($block['blockName'] ?? '') !== 'core/query' || empty($block['attrs']['query']['inherit'])) return $html;
    if (telusur_suggestion() === '' || !telusur_is_block_theme() || !telusur_setting('suggestion')) return $html;
    return telusur_suggestion_line() . $html;
}

function telusur_is_block_theme() {
    return function_exists('wp_is_block_theme') && wp_is_block_theme();
}

// Settings → Telusur.

function telusur_add_page() {
    $page = add_options_page('Telusur', 'Telusur', 'manage_options', 'telusur', 'telusur_show_page');
    if ($page) add_action("load-$page", 'telusur_try');
}

function telusur_register_settings() {
    register_setting('telusur', 'telusur_options', ['type' => 'array', 'sanitize_callback' => 'telusur_sanitise']);
    add_settings_section('telusur', '', 'telusur_show_introduction', 'telusur');
    foreach (array_keys(telusur_defaults()) as $name) {
        add_settings_field("telusur_$name", esc_html(telusur_text($name)), 'telusur_show_field', 'telusur', 'telusur',
            ['name' => $name, 'label_for' => "telusur_$name"]);
    }
}

/** What is saved of a form; an endpoint that is none leaves the old one. */
function telusur_sanitise($given) {
    $given = is_array($given) ? $given : [];
    $saved = get_option('telusur_options');
    $settings = [];
    foreach (telusur_defaults() as $name => $default) {
        // A field that wp-config.php has fixed is not sent.
        $kept = is_array($saved) ? ($saved[$name] ?? $default) : $default;
        $settings[$name] = telusur_checked_setting($name, telusur_is_fixed($name) ? $kept : ($given[$name] ?? ''));
    }
    $endpoint = is_string($given['endpoint'] ?? null) ? trim($given['endpoint']) : '';
    if ($endpoint !== '' && $settings['endpoint'] === '') {
        $settings['endpoint'] = is_array($saved) ? (string) ($saved['endpoint'] ?? '') : '';
        telusur_tell('error', telusur_text('bad_endpoint'));
    }
    delete_transient('telusur_failures');
    return $settings;
}

function telusur_show_introduction() {
    echo '<p>' . esc_html(telusur_text('introduction')) . '</p>';
}

function telusur_show_field($field) {
    $name = $field['name'];
    $kinds = ['endpoint' => 'url', 'timeout' => 'number', 'source' => 'text'];
    $kind = $kinds[$name] ?? 'checkbox';
    $value = telusur_setting($name);
    $is_box = $kind === 'checkbox';
    $more = $is_box ? checked($value, 1, false) : ($kind === 'number' ? ' min="1" max="10"' : ' class="regular-text code"');
    printf('<input id="%s" name="%s" type="%s" value="%s"%s%s>',
        esc_attr("telusur_$name"), esc_attr("telusur_options[$name]"), esc_attr($kind),
        esc_attr($is_box ? '1' : (string) $value), $more, disabled(telusur_is_fixed($name), true, false));
    $help = telusur_is_fixed($name) ? telusur_text('fixed', telusur_constant($name)) : telusur_text("{$name}_help");
    echo '<p class="description">' . esc_html($help) . '</p>';
}

function telusur_show_page() {
    if (!current_user_can('manage_options')) return;
    echo '<div class="wrap"><h1>Telusur</h1>';
    echo '<form method="post" action="options.php">';
    settings_fields('telusur');
    do_settings_sections('telusur');
    submit_button();
    echo '</form><form method="post">';
    wp_nonce_field('telusur_try');
    submit_button(telusur_text('try'), 'secondary', 'telusur_try');
    echo '</form></div>';
}

/** Before the page is shown, if its second button was pressed: asks for all articles, to say how many there are or what is wrong. */
function telusur_try() {
    if (!isset($_POST['telusur_try']) || !current_user_can('manage_options')) return;
    check_admin_referer('telusur_try');
    $source = telusur_setting('source');
    $question = ['per_page' => 1] + ($source === '' ? [] : ['source' => $source]);
    $answer = telusur_setting('endpoint') === '' ? telusur_failed(telusur_text('no_endpoint')) : telusur_ask($question);
    if ($answer['found'] === null) {
        telusur_tell('error', telusur_text('failed', $answer['error']));
        return;
    }
    telusur_count_success();
    $total = $answer['found']['total']['value'];
    telusur_tell($total > 0 ? 'success' : 'warning', telusur_text('articles', number_format_i18n($total)));
}

// WordPress shows it above the page, as it is.
function telusur_tell($kind, $text) {
    add_settings_error('telusur_options', 'telusur', esc_html($text), $kind);
}

// What people read, in both languages.

function telusur_language() {
    return strpos(determine_locale(), 'id') === 0 ? 'id' : 'en';
}

function telusur_text($key, ...$values) {
    return vsprintf(telusur_texts()[$key][telusur_language()], $values);
}

function telusur_texts() {
    return [
        'did_you_mean' => ['id' => 'Mungkin maksud Anda:', 'en' => 'Did you mean:'],
        'introduction' => [
            'id' => 'Pencarian situs ini dijawab oleh Telusur. Bila Telusur tidak menjawab, WordPress mencari sendiri.',
            'en' => 'Telusur answers the search of this site. When it does not, WordPress searches by itself.',
        ],
        'endpoint' => ['id' => 'Alamat Telusur', 'en' => 'Address of Telusur'],
        'endpoint_help' => [
            'id' => 'Misalnya http://127.0.0.1:8080. Kosong: WordPress mencari sendiri.',
            'en' => 'For example http://127.0.0.1:8080. Empty: WordPress searches by itself.',
        ],
        'timeout' => ['id' => 'Menunggu paling lama (detik)', 'en' => 'Wait at most (seconds)'],
        'timeout_help' => [
            'id' => 'Setelah itu WordPress mencari sendiri.',
            'en' => 'After that WordPress searches by itself.',
        ],
        'source' => ['id' => 'Sumber', 'en' => 'Source'],
        'source_help' => [
            'id' => 'Nama situs ini dalam arsip Telusur: alamatnya tanpa http://. Kosong: semua sumber.',
            'en' => 'The name of this site in the archive of Telusur: its host. Empty: all sources.',
        ],
        'excerpts' => ['id' => 'Cuplikan', 'en' => 'Excerpts'],
        'excerpts_help' => [
            'id' => 'Tampilkan bagian artikel yang cocok, kata-katanya ditandai.',
            'en' => 'Show the parts of an article that match, their words marked.',
        ],
        'suggestion' => ['id' => 'Saran', 'en' => 'Suggestion'],
        'suggestion_help' => [
            'id' => 'Tampilkan "Mungkin maksud Anda" di atas hasil pencarian.',
            'en' => 'Show "Did you mean" above what was found.',
        ],
        'fixed' => ['id' => 'Ditetapkan oleh %s di wp-config.php.', 'en' => 'Set by %s in wp-config.php.'],
        'try' => ['id' => 'Coba', 'en' => 'Try'],
        'articles' => ['id' => 'Telusur menjawab: %s artikel.', 'en' => 'Telusur answers: %s articles.'],
        'failed' => ['id' => 'Telusur tidak menjawab: %s', 'en' => 'Telusur does not answer: %s'],
        'no_endpoint' => ['id' => 'alamatnya belum diisi', 'en' => 'its address is not set'],
        'no_answer' => [
            'id' => 'yang menjawab di alamat itu bukan Telusur',
            'en' => 'what answers at that address is not Telusur',
        ],
        'bad_endpoint' => [
            'id' => 'Alamat Telusur harus dimulai dengan http:// atau https://, tanpa kata sandi, ? dan #.',
            'en' => 'The address of Telusur must begin with http:// or https://, without password, ? and #.',
        ],
    ];
}
