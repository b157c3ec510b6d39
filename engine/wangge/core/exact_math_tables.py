#!/usr/bin/env python3
"""Computes exact_math_tables.cpp with 60 digits: python3 exact_math_tables.py | clang-format > exact_math_tables.cpp

Needs mpmath. The tables change the bits of every result: run it again only to change an algorithm.
"""

from mpmath import (bernoulli, chebyfit, cos, erfc, exp, floor, log, loggamma, lu_solve, matrix, mp, mpf, pi,
                    sqrt)

mp.dps = 60


def bits(x):
    """x rounded to double, as a C++ literal."""
    return float(x).hex()


def rounded(x, places):
    """x rounded to a multiple of 2^-places."""
    return floor(x * mpf(2) ** places + mpf(1) / 2) / mpf(2) ** places


def show(name, values, kind="double"):
    print(f"const {kind} {name}[{len(values)}] = {{")
    for value in values:
        print(f"    {value},")
    print("};\n")


def exp_table():
    rows = []
    for i in range(64):
        true = mpf(2) ** (mpf(i) / 64)
        head = mpf(float(true))
        rows.append(f"{{{bits(head)}, {bits(true / head - 1)}}}")
    show("kExpTable", rows, "ExpEntry")


def log_table():
    """128 cells of equal width in the bits of z, the cell of index 52 or so has 1 inside (see kLogOffset)."""
    offset = 0x3FE6080000000000
    rows = []
    for i in range(128):
        edge = [offset + (i << 45), offset + ((i + 1) << 45)]
        if edge[0] < 0x3FF0000000000000 < edge[1]:
            rows.append("{0x1p+0, 0.0, 0.0}")
            continue

        def value(b):
            exponent = (b >> 52) - 1023
            return (1 + mpf(b & ((1 << 52) - 1)) / mpf(2) ** 52) * mpf(2) ** exponent

        low, high = value(edge[0]), value(edge[1])
        inverse = rounded(2 / (low + high), 11)
        whole = -log(inverse)
        head = rounded(whole, 42)
        rows.append(f"{{{bits(inverse)}, {bits(head)}, {bits(whole - head)}}}")
    show("kLogTable", rows, "LogEntry")


def stirling():
    """B_2k / (2k (2k-1)): log Gamma(x) - Stirling's formula = sum of these over x^(2k-1)."""
    show("kStirling", [bits(bernoulli(2 * k) / (2 * k * (2 * k - 1))) for k in range(1, 11)])


def polynomial(name, f, a, b, terms):
    coefficients, error = chebyfit(f, [a, b], terms, error=True)
    assert error < mpf(2) ** -56, (name, error)
    show(name, [bits(c) for c in reversed(coefficients)])


def log_gamma_near_2():
    def f(z):
        if abs(z) < mpf(10) ** -25:
            z = mpf(10) ** -25
        return loggamma(2 + z) / z

    polynomial("kLogGammaNear2", f, mpf(-1) / 2, mpf(1) / 2, 21)


def mills():
    """(1 + t) Phi(-t) / exp(-t^2/2) in Chebyshev polynomials of s = (t - 3) / (t + 3)."""
    def f(s):
        t = 3 * (1 + s) / (1 - s)
        return (1 + t) * erfc(t / sqrt(mpf(2))) / 2 * exp(t * t / 2)

    n = 60
    nodes = [cos(pi * (k + mpf(1) / 2) / n) for k in range(n)]
    values = [f(s) for s in nodes]
    coefficients = []
    for j in range(n):
        total = sum(v * cos(pi * j * (k + mpf(1) / 2) / n) for k, v in enumerate(values)) * 2 / n
        coefficients.append(total if j else total / 2)
    length = 1 + max(j for j, c in enumerate(coefficients) if abs(c) > mpf(10) ** -18)
    show("kMills", [bits(c) for c in coefficients[:length]])


def rational(name, f, b, crowding, degree=7):
    """f on [0, b] by P(t)/Q(t), Q(0) = 1, equal to f at Chebyshev nodes crowded towards 0, where f has its
    singularity nearest."""
    n = 2 * degree + 1
    nodes = [b * ((1 + cos(pi * (k + mpf(1) / 2) / n)) / 2) ** crowding for k in range(n)]
    left, right = matrix(n, n), matrix(n, 1)
    for row, t in enumerate(nodes):
        y = f(t)
        for j in range(degree + 1):
            left[row, j] = t ** j
        for j in range(1, degree + 1):
            left[row, degree + j] = -y * t ** j
        right[row] = y
    c = lu_solve(left, right)
    p = [c[j] for j in range(degree + 1)]
    q = [mpf(1)] + [c[degree + j] for j in range(1, degree + 1)]
    worst = 0
    for k in range(301):
        t = b * (mpf(k) / 300) ** 2
        fit = sum(x * t ** j for j, x in enumerate(p)) / sum(x * t ** j for j, x in enumerate(q))
        worst = max(worst, abs(fit / f(t) - 1))
    assert worst < mpf(2) ** -51, (name, worst)
    show(name + "Numerator", [bits(x) for x in p])
    show(name + "Denominator", [bits(x) for x in q])


def quantile_of_log(log_p):
    """x < 0 with log Phi(x) = log_p, by Newton's method on the logarithm."""
    x = -sqrt(-2 * log_p) if log_p < -2 else mpf(-1)
    for _ in range(80):
        density = exp(-x * x / 2) / sqrt(2 * pi)
        cumulated = erfc(-x / sqrt(mpf(2))) / 2
        step = (log(cumulated) - log_p) * cumulated / density
        x -= step
        if abs(step) < mpf(10) ** -50:
            break
    return x


def quantile():
    """Three pieces, divided where M. J. Wichura divides them (Algorithm AS 241, Appl. Statist. 37 (1988) 477)."""
    def centre(t):
        q = sqrt(max(mpf("0.180625") - t, mpf(10) ** -40))
        return -quantile_of_log(log(mpf(1) / 2 - q)) / q

    rational("kQuantileCentre", centre, mpf("0.180625"), mpf("1.5"))
    rational("kQuantileTail", lambda t: -quantile_of_log(-(t + mpf("1.6")) ** 2), mpf("3.4"), mpf("1.6"))
    rational("kQuantileFar", lambda t: -quantile_of_log(-(t + 5) ** 2), mpf("22.4"), mpf(2))


print("// Made by exact_math_tables.py; do not edit.")
print('#include "wangge/core/exact_math_tables.hpp"\n')
print("namespace wangge::core::detail {\n")
exp_table()
log_table()
stirling()
log_gamma_near_2()
mills()
quantile()
print("}  // namespace wangge::core::detail")
