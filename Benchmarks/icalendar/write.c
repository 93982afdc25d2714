/* Writes a calendar with the same libical calls as Kring's CalendarWriter. usage: write EVENTS FILE; prints SECONDS (CPU) */
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

static void line(icalcomponent *component, const char *header, const char *value) {
    icalproperty *property = icalproperty_new(ICAL_X_PROPERTY);
    icalproperty_set_x_name(property, header);
    icalproperty_set_value(property, icalvalue_new_string(value));
    icalproperty_add_parameter(property, icalparameter_new_value(ICAL_VALUE_X));
    icalcomponent_add_property(component, property);
}

static void text(icalcomponent *component, const char *header, const char *value) {
    char *buffer = malloc(strlen(value) * 2 + 1), *end = buffer;
    for (; *value; value++) {
        switch (*value) {
        case '\\': case ';': case ',': *end++ = '\\'; *end++ = *value; break;
        case '\n': *end++ = '\\'; *end++ = 'n'; break;
        default: *end++ = *value;
        }
    }
    *end = 0;
    line(component, header, buffer);
    free(buffer);
}

/* Minute `minutes` of the year that begins on 4 January 2027; the calendar has 28 days a month, enough for a benchmark. */
static void moment(icalcomponent *component, const char *header, int day, int minutes, const char *suffix) {
    char value[32];
    snprintf(value, sizeof value, "2027%02d%02dT%02d%02d00%s", day / 28 % 12 + 1, day % 28 + 1,
             minutes / 60, minutes % 60, suffix);
    line(component, header, value);
}

static void observance(icalcomponent *zone, icalcomponent_kind kind, const char *start, const char *rule,
                       const char *from, const char *to, const char *name) {
    icalcomponent *component = icalcomponent_new(kind);
    line(component, "DTSTART", start);
    line(component, "RRULE", rule);
    line(component, "TZOFFSETFROM", from);
    line(component, "TZOFFSETTO", to);
    line(component, "TZNAME", name);
    icalcomponent_add_component(zone, component);
}

int main(int argc, char **argv) {
    if (argc < 3) return 64;
    int count = atoi(argv[1]);
    double start = now();
    icalcomponent *root = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    line(root, "VERSION", "2.0");
    line(root, "PRODID", "-//Kring//bench//EN");
    line(root, "CALSCALE", "GREGORIAN");
    icalcomponent *zone = icalcomponent_new(ICAL_VTIMEZONE_COMPONENT);
    line(zone, "TZID", "Europe/Amsterdam");
    observance(zone, ICAL_XSTANDARD_COMPONENT, "19701025T030000", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "+0200",
               "+0100", "CET");
    observance(zone, ICAL_XDAYLIGHT_COMPONENT, "19700329T020000", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "+0100",
               "+0200", "CEST");
    icalcomponent_add_component(root, zone);
    for (int index = 0; index < count; index++) {
        char buffer[256];
        int day = index % 336, minutes = 540 + index % 32 * 15;
        icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
        snprintf(buffer, sizeof buffer, "session-%d@kring.example.org", index);
        text(event, "UID", buffer);
        moment(event, "DTSTAMP", index % 28, 480, "Z");
        moment(event, "DTSTART;TZID=Europe/Amsterdam", day, minutes, "");
        moment(event, "DTEND;TZID=Europe/Amsterdam", day, minutes + 90, "");
        snprintf(buffer, sizeof buffer, "Eigentijds toetsen %d", index);
        text(event, "SUMMARY", buffer);
        text(event, "DESCRIPTION",
             "Waar: R1 2.41, Eindhoven\nJouw rol: gastheer\n15:00 Openen en inchecken\n15:10 Casusronde; twee groepen"
             "\n16:20 Oogst, afspraken en vooruitblik\nMeenemen: een casus\nhttps://kring.example.org/s/intervisie-1");
        text(event, "LOCATION", "R1 2.41, Rachelsmolen 1, Eindhoven");
        snprintf(buffer, sizeof buffer, "https://kring.example.org/s/session-%d", index);
        line(event, "URL", buffer);
        line(event, "STATUS", "CONFIRMED");
        line(event, "CATEGORIES", "Leren\\, doen,Hybride");
        line(event, "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Doe mee",
             "https://meet.example.org/abc-defg-hij");
        snprintf(buffer, sizeof buffer, "%d", index % 4);
        line(event, "SEQUENCE", buffer);
        moment(event, "CREATED", index % 28, 420, "Z");
        moment(event, "LAST-MODIFIED", index % 28, 480, "Z");
        icalcomponent_add_component(root, event);
    }
    char *bytes = icalcomponent_as_ical_string_r(root);
    icalcomponent_free(root);
    double end = now();
    FILE *file = fopen(argv[2], "w");
    if (!file) return 73;
    fputs(bytes, file);
    fclose(file);
    free(bytes);
    printf("%.6f\n", end - start);
    return 0;
}
