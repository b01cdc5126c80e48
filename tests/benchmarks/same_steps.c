/* The same steps as the compiled kernel takes, written by hand in C: batches of softmax loss with tanh or
   ReLU units, L2 and plain descent, with a unit a row and a sample a column, and a check for numbers that run away. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

long train(const long *sizes, long layers, int relu, double rate, double strength, const double *points,
           const double *labels, long n, const long *order, long batch, long steps, double *parameters,
           long parameter_count)
{
    long units = 0, deepest = 0;
    for (long l = 0; l <= layers; l++) { units += sizes[l]; deepest = sizes[l] > deepest ? sizes[l] : deepest; }
    double *values = calloc(units * batch, 8), *slopes = calloc(units * batch, 8);
    double *gradient = calloc(parameter_count, 8), *before = calloc(parameter_count, 8);
    double *aims = calloc(batch, 8), *share = calloc(batch, 8), *peak = calloc(batch, 8);
    long step;
    for (step = 0; step < steps; step++) {
        const long *chosen = order + step * batch;
        for (long c = 0; c < sizes[0]; c++)
            for (long i = 0; i < batch; i++) values[c * batch + i] = points[c * n + chosen[i]];
        for (long i = 0; i < batch; i++) aims[i] = labels[chosen[i]];
        long start = 0, from = 0;
        for (long l = 1; l <= layers; l++) {
            long inputs = sizes[l - 1], outputs = sizes[l], to = from + inputs;
            const double *W = parameters + start, *b = W + inputs * outputs;
            for (long j = 0; j < outputs; j++) {
                double *out = values + (to + j) * batch;
                for (long i = 0; i < batch; i++) out[i] = b[j];
                for (long k = 0; k < inputs; k++) {
                    double w = W[k * outputs + j];
                    const double *in = values + (from + k) * batch;
                    for (long i = 0; i < batch; i++) out[i] += w * in[i];
                }
                if (l < layers) {
                    if (relu) for (long i = 0; i < batch; i++) out[i] = out[i] > 0 ? out[i] : 0;
                    else for (long i = 0; i < batch; i++) out[i] = tanh(out[i]);
                }
            }
            start += (inputs + 1) * outputs;
            from = to;
        }
        long classes = sizes[layers];
        double check = 0, size = 0;
        for (long i = 0; i < batch; i++) { peak[i] = values[from * batch + i]; share[i] = 0; }
        for (long k = 0; k < classes; k++)
            for (long i = 0; i < batch; i++) {
                double s = values[(from + k) * batch + i];
                peak[i] = s > peak[i] ? s : peak[i];
                check += s;
            }
        for (long k = 0; k < classes; k++)
            for (long i = 0; i < batch; i++) {
                double power = exp(values[(from + k) * batch + i] - peak[i]);
                slopes[(from + k) * batch + i] = power;
                share[i] += power;
            }
        for (long k = 0; k < classes; k++)
            for (long i = 0; i < batch; i++)
                slopes[(from + k) * batch + i] =
                    (slopes[(from + k) * batch + i] / share[i] - (aims[i] == k)) / batch;
        for (long p = 0; p < parameter_count; p++) size += parameters[p] * parameters[p];
        if (!isfinite(check + size)) break;
        long end = parameter_count;
        for (long l = layers; l > 0; l--) {
            long inputs = sizes[l - 1], outputs = sizes[l], into = from - inputs;
            start = end - (inputs + 1) * outputs;
            double *W = parameters + start, *dW = gradient + start;
            for (long k = 0; k < inputs; k++)
                for (long j = 0; j < outputs; j++) {
                    double sum = 0;
                    for (long i = 0; i < batch; i++)
                        sum += values[(into + k) * batch + i] * slopes[(from + j) * batch + i];
                    dW[k * outputs + j] = sum + 2 * strength * W[k * outputs + j];
                }
            for (long j = 0; j < outputs; j++) {
                double sum = 0;
                for (long i = 0; i < batch; i++) sum += slopes[(from + j) * batch + i];
                dW[inputs * outputs + j] = sum;
            }
            if (l > 1)
                for (long k = 0; k < inputs; k++) {
                    double *back = slopes + (into + k) * batch;
                    const double *y = values + (into + k) * batch;
                    for (long i = 0; i < batch; i++) back[i] = 0;
                    for (long j = 0; j < outputs; j++)
                        for (long i = 0; i < batch; i++)
                            back[i] += W[k * outputs + j] * slopes[(from + j) * batch + i];
                    if (relu) for (long i = 0; i < batch; i++) back[i] = y[i] > 0 ? back[i] : 0;
                    else for (long i = 0; i < batch; i++) back[i] *= 1 - y[i] * y[i];
                }
            end = start;
            from = into;
        }
        memcpy(before, parameters, parameter_count * 8);
        for (long p = 0; p < parameter_count; p++) parameters[p] -= rate * gradient[p];
    }
    free(values); free(slopes); free(gradient); free(before); free(aims); free(share); free(peak);
    return step;
}
