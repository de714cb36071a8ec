/* The floor to measure against: what score() does on 660,000 x 60, written plainly in C.
 * Min-max to 1-100 per indicator, 60 indicators -> 10 pillars (arithmetic) -> 3 themes (arithmetic)
 * -> 1 (arithmetic, or geometric with "geo"), scores rounded to 1e-6, ranks by a radix sort (ties
 * share the better rank). Prints CPU seconds of the work alone, and sums to compare with ours.
 * usage: score UNITS arithmetic|geo MISSING_PERCENT RUNS */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { M = 60, P = 10, T = 3 };
static const int theme_first[T + 1] = {0, 4, 7, 10};

static uint32_t state;
static double next(void) { /* the same generator as bench/table.ts */
  state = state * 1664525u + 1013904223u;
  return state / 4294967296.0;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/* weighted mean of columns, missing ones left out, column by column */
static void mean(const double *x, int count, long n, double *out, double *present) {
  memset(out, 0, n * sizeof *out);
  memset(present, 0, n * sizeof *present);
  for (int j = 0; j < count; j++) {
    const double *c = x + (long)j * n;
    for (long i = 0; i < n; i++) {
      int has = c[i] == c[i];
      out[i] += has ? c[i] : 0;
      present[i] += has;
    }
  }
  for (long i = 0; i < n; i++) out[i] /= present[i];
}

static void geometric(const double *x, int count, long n, double *out, double *present) {
  memset(out, 0, n * sizeof *out);
  memset(present, 0, n * sizeof *present);
  for (int j = 0; j < count; j++) {
    const double *c = x + (long)j * n;
    for (long i = 0; i < n; i++)
      if (c[i] == c[i]) out[i] += log(c[i]), present[i] += 1;
  }
  for (long i = 0; i < n; i++) out[i] = exp(out[i] / present[i]);
}

static uint64_t key(double score) { /* descending order of doubles as ascending integers; missing last */
  if (score != score) return UINT64_MAX;
  uint64_t bits;
  memcpy(&bits, &score, 8);
  bits ^= (bits >> 63) ? UINT64_MAX : 0x8000000000000000ull;
  return ~bits;
}

static void rank(const double *score, long n, int *ranks, uint64_t *keys, uint64_t *swap, uint32_t *order, uint32_t *other) {
  for (long i = 0; i < n; i++) keys[i] = key(score[i]), order[i] = (uint32_t)i;
  for (int shift = 0; shift < 64; shift += 11) {
    size_t count[2049] = {0};
    for (long i = 0; i < n; i++) count[((keys[i] >> shift) & 2047) + 1]++;
    for (int b = 0; b < 2048; b++) count[b + 1] += count[b];
    for (long i = 0; i < n; i++) {
      size_t at = count[(keys[i] >> shift) & 2047]++;
      swap[at] = keys[i], other[at] = order[i];
    }
    uint64_t *k = keys; keys = swap; swap = k;
    uint32_t *o = order; order = other; other = o;
  }
  int last = 0;
  for (long i = 0; i < n; i++) {
    if (i == 0 || keys[i] != keys[i - 1]) last = (int)i + 1;
    ranks[order[i]] = keys[i] == UINT64_MAX ? 0 : last;
  }
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  long n = atol(argv[1]);
  int geo = !strcmp(argv[2], "geo"), missing = atoi(argv[3]), runs = atoi(argv[4]);
  double *raw = malloc(sizeof(double) * n * M), *work = malloc(sizeof(double) * n * M);
  double *pillars = malloc(sizeof(double) * n * P), *themes = malloc(sizeof(double) * n * T);
  double *total = malloc(sizeof(double) * n), *present = malloc(sizeof(double) * n);
  int *ranks = malloc(sizeof(int) * n);
  uint64_t *keys = malloc(8 * n), *swap = malloc(8 * n);
  uint32_t *order = malloc(4 * n), *other = malloc(4 * n);
  state = 7;
  for (long at = 0; at < n * M; at++) {
    double x = next();
    raw[at] = next() * 100 < missing ? NAN : x * 1000;
  }
  for (int r = 0; r < runs; r++) {
    double start = cpu();
    for (int j = 0; j < M; j++) {
      const double *c = raw + (long)j * n;
      double *o = work + (long)j * n, lo = INFINITY, hi = -INFINITY;
      for (long i = 0; i < n; i++) {
        if (c[i] < lo) lo = c[i];
        if (c[i] > hi) hi = c[i];
      }
      double range = hi - lo;
      for (long i = 0; i < n; i++) o[i] = (c[i] - lo) / range * 99 + 1;
    }
    for (int p = 0; p < P; p++) mean(work + (long)p * 6 * n, 6, n, pillars + (long)p * n, present);
    for (int t = 0; t < T; t++)
      mean(pillars + (long)theme_first[t] * n, theme_first[t + 1] - theme_first[t], n, themes + (long)t * n, present);
    (geo ? geometric : mean)(themes, T, n, total, present);
    for (long i = 0; i < n; i++) total[i] = nearbyint(total[i] * 1e6) / 1e6;
    rank(total, n, ranks, keys, swap, order, other);
    double used = cpu() - start;
    double sum = 0, ranksum = 0;
    for (long i = 0; i < n; i++) sum += total[i], ranksum += ranks[i] * (double)(i % 97);
    printf("%.6f %.9g %.17g\n", used, sum, ranksum);
  }
  return 0;
}
