/* Lists the first instances of rules with libical's iterator. usage: list COUNT < LINES of START<TAB>RULE */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    int most = argc > 1 ? atoi(argv[1]) : 40;
    char line[1024];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        char *rule = strchr(line, '\t');
        if (!rule) continue;
        *rule++ = 0;
        icalrecur_iterator *iterator =
            icalrecur_iterator_new(icalrecurrencetype_from_string(rule), icaltime_from_string(line));
        for (int count = 0; iterator && count < most; count++) {
            struct icaltimetype next = icalrecur_iterator_next(iterator);
            if (icaltime_is_null_time(next)) break;
            printf("%s%04d%02d%02dT%02d%02d%02d", count ? "," : "", next.year, next.month, next.day, next.hour,
                   next.minute, next.second);
        }
        puts("");
        if (iterator) icalrecur_iterator_free(iterator);
    }
    return 0;
}
