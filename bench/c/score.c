/* The floor to measure against: what scoreInner() does on 660,000 x 60, in C as one would write it for speed.
 * Min-max to 1-100 per indicator, 60 indicators -> 10 pillars (arithmetic) -> 3 themes (arithmetic)
 * -> 1 (arithmetic, or geometric with "geo"), the whole rounded to 1e-6, ranks by a radix sort (ties
 * share the better rank). Two passes over the matrix: extents; then everything else in blocks of units
 * that stay in near memory. The same operations per unit as ours, so that every digit must be the same.
 * Prints CPU seconds of the work alone, of its min-max and arithmetic part, of one pass that only reads
 * the matrix, and sums to compare with ours.
 * usage: score UNITS arithmetic|geo MISSING_PERCENT RUNS */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { M = 60, P = 10, T = 3, EACH = M / P, BLOCK = 1024, LANES = 32 };
static const int theme_first[T + 1] = {0, 4, 7, 10};

static uint32_t state;
static double next(void) { /* the same generator as bench/invented-table.ts */
  state = state * 1664525u + 1013904223u;
  return state / 4294967296.0;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/* sums the bits: integers, because the order of additions of doubles would keep the compiler from vectors */
static uint64_t read_pass(const double *x, long n) {
  uint64_t lane[LANES] = {0};
  const uint64_t *bits = (const uint64_t *)x;
  for (long i = 0; i + LANES <= n; i += LANES)
    for (int l = 0; l < LANES; l++) lane[l] += bits[i + l];
  uint64_t sum = 0;
  for (int l = 0; l < LANES; l++) sum += lane[l];
  return sum;
}

static void extent(const double *x, long n, double *min, double *max) {
  double lo[LANES], hi[LANES];
  for (int l = 0; l < LANES; l++) lo[l] = INFINITY, hi[l] = -INFINITY;
  long i = 0;
  for (; i + LANES <= n; i += LANES)
    for (int l = 0; l < LANES; l++) {
      double v = x[i + l];
      lo[l] = v < lo[l] ? v : lo[l];
      hi[l] = v > hi[l] ? v : hi[l];
    }
  for (; i < n; i++) {
    lo[0] = x[i] < lo[0] ? x[i] : lo[0];
    hi[0] = x[i] > hi[0] ? x[i] : hi[0];
  }
  for (int l = 1; l < LANES; l++) {
    lo[0] = lo[l] < lo[0] ? lo[l] : lo[0];
    hi[0] = hi[l] > hi[0] ? hi[l] : hi[0];
  }
  *min = lo[0], *max = hi[0];
}

/* a pillar of a block of units: its indicators on their scales, and their mean over those present */
static void pillar(const double *raw, long n, const double *min, const double *range, int size, double *restrict out) {
  for (int i = 0; i < size; i++) {
    double sum = 0, present = 0;
#pragma GCC unroll 6
    for (int c = 0; c < EACH; c++) {
      double share = (raw[c * n + i] - min[c]) / range[c];
      double score = share == 1 ? 100 : 1 + share * 99;
      int has = score == score;
      sum += has ? score : 0;
      present += has ? 1.0 : 0.0;
    }
    out[i] = sum / present;
  }
}

static void mean(const double *x, int count, long n, int size, double *restrict out) {
  double present[BLOCK];
  for (int i = 0; i < size; i++) out[i] = present[i] = 0;
  for (int c = 0; c < count; c++)
    for (int i = 0; i < size; i++) {
      int has = x[c * n + i] == x[c * n + i];
      out[i] += has ? x[c * n + i] : 0;
      present[i] += has ? 1.0 : 0.0;
    }
  for (int i = 0; i < size; i++) out[i] /= present[i];
}

static void geometric(const double *x, int count, long n, int size, double *restrict out) {
  for (int i = 0; i < size; i++) {
    double sum = 0, present = 0;
    for (int c = 0; c < count; c++)
      if (x[c * n + i] == x[c * n + i]) sum += log(x[c * n + i]), present += 1;
    out[i] = exp(sum / present);
  }
}

/* nearest whole number, a half to the even one, below 2^52: without libm */
static double whole(double x) { return (x + 6755399441055744.0) - 6755399441055744.0; }

static void rank(const double *score, long n, int *ranks, uint32_t *keys, uint32_t *swap, uint32_t *order, uint32_t *other) {
  long present = 0;
  uint32_t most = 0;
  for (long i = 0; i < n; i++) {
    ranks[i] = 0;
    if (score[i] != score[i]) continue;
    keys[present] = (uint32_t)(100000000 - (int64_t)whole(score[i] * 1e6)); /* millionths below the best there can be */
    if (keys[present] > most) most = keys[present];
    order[present++] = (uint32_t)i;
  }
  for (int shift = 0; shift < 32 && most >> shift; shift += 11) {
    size_t count[2049] = {0};
    for (long i = 0; i < present; i++) count[((keys[i] >> shift) & 2047) + 1]++;
    for (int b = 0; b < 2048; b++) count[b + 1] += count[b];
    for (long i = 0; i < present; i++) {
      size_t at = count[(keys[i] >> shift) & 2047]++;
      swap[at] = keys[i], other[at] = order[i];
    }
    uint32_t *k = keys; keys = swap; swap = k;
    uint32_t *o = order; order = other; other = o;
  }
  int last = 0;
  for (long i = 0; i < present; i++) {
    if (i == 0 || keys[i] != keys[i - 1]) last = (int)i + 1;
    ranks[order[i]] = last;
  }
}

int main(int argc, char **argv) {
  if (argc < 5) return 2;
  long n = atol(argv[1]);
  int geo = !strcmp(argv[2], "geo"), missing = atoi(argv[3]), runs = atoi(argv[4]);
  double *raw = malloc(sizeof(double) * n * M);
  double *pillars = malloc(sizeof(double) * n * P), *themes = malloc(sizeof(double) * n * T);
  double *total = malloc(sizeof(double) * n), *published = malloc(sizeof(double) * n);
  int *ranks = malloc(sizeof(int) * n);
  uint32_t *keys = malloc(4 * n), *swap = malloc(4 * n), *order = malloc(4 * n), *other = malloc(4 * n);
  state = 7;
  for (long at = 0; at < n * M; at++) {
    double x = next();
    raw[at] = next() * 100 < missing ? NAN : x * 1000;
  }
  for (int r = 0; r < runs; r++) {
    double begin = cpu();
    volatile uint64_t bits = read_pass(raw, n * M);
    (void)bits;
    double start = cpu(), min[M], range[M];
    for (int j = 0; j < M; j++) {
      double max;
      extent(raw + j * n, n, &min[j], &max);
      range[j] = max - min[j];
    }
    for (long from = 0; from < n; from += BLOCK) {
      int size = (int)(n - from < BLOCK ? n - from : BLOCK);
      for (int p = 0; p < P; p++)
        pillar(raw + p * EACH * n + from, n, min + p * EACH, range + p * EACH, size, pillars + p * n + from);
      for (int t = 0; t < T; t++)
        mean(pillars + theme_first[t] * n + from, theme_first[t + 1] - theme_first[t], n, size, themes + t * n + from);
      (geo ? geometric : mean)(themes + from, T, n, size, total + from);
    }
    double scored = cpu();
    for (long i = 0; i < n; i++) published[i] = whole(total[i] * 1e6) / 1e6;
    rank(published, n, ranks, keys, swap, order, other);
    double end = cpu(), sum = 0, ranksum = 0;
    for (long i = 0; i < n; i++) sum += published[i], ranksum += ranks[i] * (double)(i % 97);
    printf("%.6f %.6f %.6f %.17g %.17g\n", end - start, scored - start, start - begin, sum, ranksum);
  }
  return 0;
}
