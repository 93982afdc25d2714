/* Expands rules with libical's iterator. usage: expand RULES SECONDS_EACH; prints NAME<TAB>OCCURRENCES<TAB>SECONDS */
#define _GNU_SOURCE
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc < 3) return 64;
    FILE *file = fopen(argv[1], "r");
    double limit = atof(argv[2]);
    char line[512];
    icaltimezone *zone = icaltimezone_get_builtin_timezone("Europe/Amsterdam");
    icaltimezone *utc = icaltimezone_get_utc_timezone();
    if (!file || !zone) return 66;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = 0;
        char *rule = strchr(line, '\t');
        if (!rule) continue;
        *rule++ = 0;
        for (int zoned = 0; zoned < 2; zoned++) {
            long count = 0, sum = 0;
            double start = now(), end;
            do {
                struct icaltimetype first = icaltime_from_string("20270105T150000");
                if (zoned) first.zone = zone;
                icalrecur_iterator *iterator =
                    icalrecur_iterator_new(icalrecurrencetype_from_string(rule), first);
                for (;;) {
                    struct icaltimetype next = icalrecur_iterator_next(iterator);
                    if (icaltime_is_null_time(next) || next.year >= 2127) break;
                    if (zoned) next = icaltime_convert_to_zone(next, utc);
                    sum += next.day;
                    count++;
                    if ((count & 255) == 0 && now() - start > limit) break;
                }
                icalrecur_iterator_free(iterator);
                end = now();
            } while (end - start < limit);
            printf("%s\t%d\t%ld\t%.6f\n", line, zoned, count, end - start);
            if (sum == 42) puts("");
        }
    }
    return 0;
}
