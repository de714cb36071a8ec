/* The floor to measure replicates against: the same draws, scores and rank distributions as ours, in plain C.
 * 60 indicators -> 10 pillars -> 3 themes -> 1; each replicate varies every weight by up to a quarter, and takes one
 * of two normalisers (min-max to 1-100, z-score 50 +- 10) and one of two means (arithmetic, geometric) at every level.
 * What the normalisers make of the table, and its logarithms, are worked out once. Between geometric means it stays
 * in logarithms. Ranks of the scores rounded to 1e-6 by a radix sort; every rank of every unit is counted.
 * Prints CPU seconds and a sum over all ranks to compare with ours.
 * usage: monte-carlo UNITS REPLICATES SEED */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { M = 60, P = 10, T = 3, NODES = 1 + T + P + M, BLOCK = 1024 };
static const int theme_first[T + 1] = {0, 4, 7, 10};

static uint32_t lcg;
static double next_value(void) {
  lcg = lcg * 1664525u + 1013904223u;
  return lcg / 4294967296.0;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

/* the streams of packages/engine/src/robustness/stream.ts */
static uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }
static uint32_t absorb(uint32_t hash, uint32_t word) {
  uint32_t k = rotl(word * 0xcc9e2d51u, 15) * 0x1b873593u;
  return rotl(hash ^ k, 13) * 5u + 0xe6546b64u;
}
static uint32_t addressed(uint32_t seed, uint32_t r, uint32_t f, uint32_t begin) {
  uint32_t h = absorb(absorb(absorb(begin, seed), r), f);
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}
typedef struct { uint32_t a, b, c, d; } stream;
static stream stream_of(uint32_t seed, uint32_t r, uint32_t f) {
  stream s = {addressed(seed, r, f, 0x243f6a88u), addressed(seed, r, f, 0x85a308d3u), addressed(seed, r, f, 0x13198a2eu),
              addressed(seed, r, f, 0x03707344u) | 1u};
  return s;
}
static uint32_t next(stream *s) {
  uint32_t out = rotl(s->b * 5u, 7) * 9u, shifted = s->b << 9;
  s->c ^= s->a, s->d ^= s->b, s->b ^= s->c, s->a ^= s->d, s->c ^= shifted;
  s->d = rotl(s->d, 11);
  return out;
}
static double uniform(stream *s) {
  double high = next(s) >> 5;
  return (high * 67108864.0 + (next(s) >> 6)) / 9007199254740992.0;
}

/* weighted mean of `count` columns over one block */
static void mean(const double *const *x, const double *w, int count, long n, double *restrict out) {
  double whole = 0;
  for (int c = 0; c < count; c++) whole += w[c];
  if (count == 6) {
    const double *a = x[0], *b = x[1], *d = x[2], *e = x[3], *f = x[4], *g = x[5];
    for (long i = 0; i < n; i++)
      out[i] = (w[0] * a[i] + w[1] * b[i] + w[2] * d[i] + w[3] * e[i] + w[4] * f[i] + w[5] * g[i]) / whole;
    return;
  }
  for (long i = 0; i < n; i++) out[i] = w[0] * x[0][i];
  for (int c = 1; c < count; c++) for (long i = 0; i < n; i++) out[i] += w[c] * x[c][i];
  for (long i = 0; i < n; i++) out[i] /= whole;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  long n = atol(argv[1]), replicates = atol(argv[2]);
  uint32_t seed = (uint32_t)strtoul(argv[3], 0, 10);
  double *raw = malloc(sizeof(double) * n * M);
  lcg = 7;
  for (long at = 0; at < n * M; at++) raw[at] = next_value() * 1000, next_value();

  double start = cpu();
  double *columns[4]; /* min-max, z-score, and the logarithms of both */
  for (int k = 0; k < 4; k++) columns[k] = malloc(sizeof(double) * n * M);
  for (int j = 0; j < M; j++) {
    const double *c = raw + j * n;
    double lo = INFINITY, hi = -INFINITY, sum = 0, squares = 0;
    for (long i = 0; i < n; i++) {
      if (c[i] < lo) lo = c[i];
      if (c[i] > hi) hi = c[i];
      sum += c[i];
    }
    double middle = sum / n, range = hi - lo;
    for (long i = 0; i < n; i++) squares += (c[i] - middle) * (c[i] - middle);
    double sd = sqrt(squares / (n - 1));
    for (long i = 0; i < n; i++) {
      double a = columns[0][j * n + i] = (c[i] - lo) / range * 99 + 1;
      double b = columns[1][j * n + i] = (c[i] - middle) / sd * 10 + 50;
      columns[2][j * n + i] = log(a);
      columns[3][j * n + i] = log(b);
    }
  }
  uint16_t *counts = calloc((size_t)n * (n + 1), sizeof *counts);
  double *total = malloc(sizeof(double) * n), weights[NODES];
  double pillars[P][BLOCK], themes[T][BLOCK];
  uint32_t *keys = malloc(4 * n), *keys2 = malloc(4 * n), *order = malloc(4 * n), *order2 = malloc(4 * n);
  double *whole = malloc(sizeof(double) * n);
  for (long r = 0; r < replicates; r++) {
    stream s = stream_of(seed, (uint32_t)r, 1);
    weights[0] = 1;
    for (int k = 1; k < NODES; k++) weights[k] = 1 + 0.25 * (2 * uniform(&s) - 1);
    s = stream_of(seed, (uint32_t)r, 4);
    int normaliser = (int)(next(&s) / 4294967296.0 * 2);
    s = stream_of(seed, (uint32_t)r, 5);
    int geometric = (int)(next(&s) / 4294967296.0 * 2);
    const double *x = columns[normaliser + 2 * geometric];
    const double *wt = weights + 1, *wp = wt + T, *wi = wp + P;
    for (long from = 0; from < n; from += BLOCK) {
      long size = n - from < BLOCK ? n - from : BLOCK;
      const double *at[6];
      for (int p = 0; p < P; p++) {
        for (int c = 0; c < 6; c++) at[c] = x + (p * 6 + c) * n + from;
        mean(at, wi + p * 6, 6, size, pillars[p]);
      }
      for (int t = 0; t < T; t++) {
        int count = theme_first[t + 1] - theme_first[t];
        for (int c = 0; c < count; c++) at[c] = pillars[theme_first[t] + c];
        mean(at, wp + theme_first[t], count, size, themes[t]);
      }
      for (int c = 0; c < T; c++) at[c] = themes[c];
      mean(at, wt, T, size, total + from);
    }
    if (geometric) for (long i = 0; i < n; i++) total[i] = exp(total[i]);
    double best = -INFINITY, worst = INFINITY;
    for (long i = 0; i < n; i++) {
      whole[i] = nearbyint(total[i] * 1e6);
      if (whole[i] > best) best = whole[i];
      if (whole[i] < worst) worst = whole[i];
    }
    for (long i = 0; i < n; i++) keys[i] = (uint32_t)(best - whole[i]), order[i] = (uint32_t)i;
    for (int shift = 0; shift < 32 && best - worst >= ldexp(1, shift); shift += 11) {
      uint32_t places[2049] = {0};
      for (long i = 0; i < n; i++) places[((keys[i] >> shift) & 2047) + 1]++;
      for (int b = 0; b < 2048; b++) places[b + 1] += places[b];
      for (long i = 0; i < n; i++) {
        uint32_t to = places[(keys[i] >> shift) & 2047]++;
        keys2[to] = keys[i], order2[to] = order[i];
      }
      uint32_t *k = keys; keys = keys2; keys2 = k;
      uint32_t *o = order; order = order2; order2 = o;
    }
    long rank = 0;
    for (long i = 0; i < n; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) rank = i + 1;
      counts[(size_t)order[i] * (n + 1) + rank]++;
    }
  }
  double used = cpu() - start, sum = 0;
  for (long i = 0; i < n; i++)
    for (long b = 1; b <= n; b++) sum += (double)counts[i * (n + 1) + b] * b * (i % 97 + 1);
  printf("%.6f %.17g\n", used, sum);
  return 0;
}
