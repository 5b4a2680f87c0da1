//! What leaves on paper and wire: PDF, recovery kit, archive page. No SQL.
