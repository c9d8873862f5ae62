// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "searchd/cli/receipt.h"
#include "searchd/search/named_values.h"

namespace telusur {

inline constexpr std::array kReceiptCommands{
    Named<ReceiptCommand>{"search", ReceiptCommand::Search},
    Named<ReceiptCommand>{"search --all", ReceiptCommand::SearchAll},
    Named<ReceiptCommand>{"export", ReceiptCommand::Export},
};

inline constexpr std::array kReceiptOrders{
    Named<Sort>{"relevance", Sort::Relevance},
    Named<Sort>{"newest", Sort::Newest},
    Named<Sort>{"oldest", Sort::Oldest},
};

}  // namespace telusur
