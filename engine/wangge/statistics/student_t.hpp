#pragma once

namespace wangge::statistics {

/// P(T <= t) of Student's t with `degrees` >= 1 degrees of freedom. Uses the finite trigonometric series for
/// whole degrees (Abramowitz and Stegun 26.7.3-4) with + - * / and sqrt alone, so the bits are the same on
/// every machine.
double student_t_cdf(double t, int degrees);

/// The t below which T falls with `probability` in (0, 1); infinite at 0 and 1. Found by bisection to the
/// last bit.
double student_t_quantile(double probability, int degrees);

}  // namespace wangge::statistics
