//! The trade: money, tax, lines, totals, numbers, draft to issued. No I/O, clock, SQL or float.
