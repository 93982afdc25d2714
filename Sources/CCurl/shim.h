#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>

// libcurl brings 32 libraries along and costs every start of the program 6 ms, so it is loaded when it is first needed.
// Its setters are C variadics, which Swift cannot call: here they have types.

typedef struct {
    CURLcode (*global_init)(long flags);
    CURL *(*easy_init)(void);
    void (*easy_cleanup)(CURL *handle);
    CURLcode (*easy_setopt)(CURL *handle, CURLoption option, ...);
    CURLcode (*easy_getinfo)(CURL *handle, CURLINFO info, ...);
    CURLcode (*easy_perform)(CURL *handle);
    const char *(*easy_strerror)(CURLcode code);
    struct curl_slist *(*slist_append)(struct curl_slist *list, const char *text);
    void (*slist_free_all)(struct curl_slist *list);
} kring_curl;

typedef size_t (*kring_curl_data)(char *data, size_t size, size_t count, void *context);
typedef curl_socket_t (*kring_curl_socket)(void *context, curlsocktype purpose, struct curl_sockaddr *address);

// Zero when there is no libcurl on this machine, or one without a function that is needed.
static inline int kring_curl_load(kring_curl *curl) {
    void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!library) return 0;
    curl->global_init = (CURLcode (*)(long))dlsym(library, "curl_global_init");
    curl->easy_init = (CURL *(*)(void))dlsym(library, "curl_easy_init");
    curl->easy_cleanup = (void (*)(CURL *))dlsym(library, "curl_easy_cleanup");
    curl->easy_setopt = (CURLcode (*)(CURL *, CURLoption, ...))dlsym(library, "curl_easy_setopt");
    curl->easy_getinfo = (CURLcode (*)(CURL *, CURLINFO, ...))dlsym(library, "curl_easy_getinfo");
    curl->easy_perform = (CURLcode (*)(CURL *))dlsym(library, "curl_easy_perform");
    curl->easy_strerror = (const char *(*)(CURLcode))dlsym(library, "curl_easy_strerror");
    curl->slist_append = (struct curl_slist *(*)(struct curl_slist *, const char *))dlsym(library, "curl_slist_append");
    curl->slist_free_all = (void (*)(struct curl_slist *))dlsym(library, "curl_slist_free_all");
    return curl->global_init && curl->easy_init && curl->easy_cleanup && curl->easy_setopt && curl->easy_getinfo
        && curl->easy_perform && curl->easy_strerror && curl->slist_append && curl->slist_free_all
        && curl->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static inline CURLcode kring_curl_set_number(const kring_curl *curl, CURL *handle, CURLoption option, long value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode kring_curl_set_text(const kring_curl *curl, CURL *handle, CURLoption option, const char *value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode kring_curl_set_list(const kring_curl *curl, CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl->easy_setopt(handle, option, value);
}

static inline CURLcode kring_curl_set_data(const kring_curl *curl, CURL *handle, CURLoption option, kring_curl_data function) {
    return curl->easy_setopt(handle, option, function);
}

static inline CURLcode kring_curl_set_socket(const kring_curl *curl, CURL *handle, kring_curl_socket function) {
    return curl->easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode kring_curl_set_context(const kring_curl *curl, CURL *handle, CURLoption option, void *context) {
    return curl->easy_setopt(handle, option, context);
}

static inline CURLcode kring_curl_get_number(const kring_curl *curl, CURL *handle, CURLINFO info, long *value) {
    return curl->easy_getinfo(handle, info, value);
}

static inline CURLcode kring_curl_get_text(const kring_curl *curl, CURL *handle, CURLINFO info, char **value) {
    return curl->easy_getinfo(handle, info, value);
}
