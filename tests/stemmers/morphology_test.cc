// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/morphology.h"

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <tuple>

#include "stemmers/affix_pattern.h"

namespace telusur {
namespace {

using enum Prefix;

TEST(Morphology, TellsWhatMayFollowAPrefix) {
    const struct {
        Following following;
        std::string rest;
        bool expected;
    } rows[] = {
        {Following::Any, "x", true},
        {Following::Any, "", false},
        {Following::Vowel, "ambil", true},
        {Following::Vowel, "tulis", false},
        {Following::Dental, "dengar", true},
        {Following::Dental, "gantung", false},
        {Following::Labial, "baca", true},
        {Following::Labial, "tulis", false},
        {Following::Velar, "gali", true},
        {Following::Velar, "baca", false},
        {Following::Liquid, "roses", true},
        {Following::Liquid, "hianat", false},
        {Following::LiquidOrH, "hianat", true},
        {Following::R, "rasa", true},
        {Following::R, "lasa", false},
        {Following::Sonorant, "lukis", true},
        {Following::Sonorant, "tulis", false},
        {Following::ErSyllable, "kerja", true},
        {Following::ErSyllable, "ker", false},
        {Following::ErSyllable, "erat", false},
        {Following::Monosyllable, "bom", true},
        {Following::Monosyllable, "baca", false},
        {Following::Monosyllable, "bo", false},
    };
    for (const auto& row : rows)
        EXPECT_EQ(follows(row.following, row.rest), row.expected) << row.rest;
}

TEST(Morphology, EveryRowHasAReasonAndACost) {
    std::set<std::tuple<std::string_view, std::string_view, Following>> seen;
    for (const Allomorph& row : allomorphs()) {
        EXPECT_FALSE(row.written.empty());
        EXPECT_FALSE(row.reason.empty()) << row.written;
        EXPECT_GT(cost_of(row.prefix), 0) << row.written;
        EXPECT_LT(row.restored.size(), row.written.size()) << "stemming must end";
        EXPECT_TRUE(seen.emplace(row.written, row.restored, row.following).second) << row.written;
    }
}

TEST(Morphology, ForbidsPairsThatNoWordHas) {
    const struct {
        Prefix prefix;
        Suffix suffix;
        bool expected;
    } rows[] = {
        {Di, Suffix::An, false},     {Di, Suffix::Kan, true},        {Me, Suffix::An, false},
        {Ke, Suffix::An, true},      {Ke, Suffix::Kan, false},       {Ke, Suffix::I, true},
        {Se, Suffix::I, false},      {Se, Suffix::None, true},       {Ber, Suffix::I, false},
        {Ber, Suffix::Kan, true},    {Pe, Suffix::Kan, false},       {Pe, Suffix::An, true},
        {KeTidak, Suffix::An, true}, {KeTidak, Suffix::None, false}, {Per, Suffix::I, true},
    };
    for (const auto& row : rows)
        EXPECT_EQ(may_combine(row.prefix, row.suffix), row.expected);
}

TEST(Morphology, PrefersCircumfixesAndKnownSequences) {
    EXPECT_LT(pair_cost(Ke, Suffix::An, Possessive::None), 0);
    EXPECT_LT(pair_cost(Me, Suffix::Kan, Possessive::None), 0);
    EXPECT_EQ(pair_cost(Ter, Suffix::None, Possessive::None), 0);
    EXPECT_GT(pair_cost(Se, Suffix::None, Possessive::None), 0);
    EXPECT_EQ(pair_cost(Se, Suffix::None, Possessive::Nya), 0);
    const Prefix known[] = {Me, Per, Se};
    const Prefix unknown[] = {Ke, Me};
    EXPECT_EQ(sequence_cost(known), 0);
    EXPECT_GT(sequence_cost(unknown), 0);
    EXPECT_EQ(sequence_cost(std::span(known).first(1)), 0);
    EXPECT_LT(bare_ke_cost("dua"), 0);
    EXPECT_GT(bare_ke_cost("rumah"), 0);
    EXPECT_GT(root_shape_cost("es", true, true), root_shape_cost("bom", true, true));
    EXPECT_EQ(root_shape_cost("isi", true, true), 0);
}

TEST(AffixPattern, ReadsTheFlagsOfTheDictionary) {
    const Prefix me[] = {Me};
    const Prefix di[] = {Di};
    const Prefix pe[] = {Pe};
    const Prefix long_row[] = {Me, Per, Se, Ke};
    EXPECT_EQ(pattern_of(me, Suffix::Kan), pattern_of(di, Suffix::Kan)) << "one pattern a voice";
    EXPECT_NE(pattern_of(me, Suffix::Kan), pattern_of(me, Suffix::I));
    EXPECT_EQ(pattern_of({}, Suffix::None), 0u);
    EXPECT_EQ(pattern_of(long_row, Suffix::None), 0u);
    EXPECT_EQ(patterns_of_flags("MkPa"), pattern_of(me, Suffix::Kan) | pattern_of(pe, Suffix::An));
    EXPECT_EQ(patterns_of_flags("DkOkMh"), pattern_of(me, Suffix::Kan));
    EXPECT_EQ(patterns_of_flags(""), 0u);
    EXPECT_EQ(patterns_of_flags("?"), 0u);
    EXPECT_EQ(patterns_of_flags("zzn0"), 0u);
}

}  // namespace
}  // namespace telusur
