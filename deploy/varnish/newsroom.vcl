vcl 4.1;

# Keeps readers' pages and pictures, for as long as the application says and until it says otherwise:
# a purge names keys (xkey), and what stands under them is gone. Written out by
#     deploy/fill deploy/varnish/newsroom.vcl
# It needs xkey, from Debian's package varnish-modules. The desk does not come through here.

import directors;
import std;
import xkey;

probe health {
    .request = "GET /health/ HTTP/1.1" "Host: @SITE_HOST@" "Connection: close";
    .interval = 2s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend node@NODE_NUMBER@ { .host = "@NODE_HOST@"; .port = "@NODE_PORT@"; .probe = health; .connect_timeout = 1s; .first_byte_timeout = 20s; .between_bytes_timeout = 5s; }

# The newsroom's own machines. Purges come from the process in which a button was pressed, and again
# from a worker where they failed.
acl newsroom {
    "localhost";
    "@NODE_HOST@";
    "@DESK_NODE_HOST@";
    "@WORKER_HOST@";
}

sub vcl_init {
    new nodes = directors.round_robin();
    nodes.add_backend(node@NODE_NUMBER@);
}

sub vcl_recv {
    # Names of our own, which nobody else sets.
    unset req.http.X-Gone;
    unset req.http.X-Query;
    unset req.http.X-Encoding;
    # A door of its own, which no reader's request reaches: varnishd -a purge=…
    if (local.socket == "purge") {
        call purge;
    }
    set req.http.Host = regsub(std.tolower(req.http.Host), ":[0-9]+$", "");
    if (req.http.Host != "@SITE_HOST@" && req.http.Host != "@MEDIA_HOST@") {
        return (synth(421));
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (synth(405));
    }
    set req.backend_hint = nodes.backend();

    # Readers' pages are the same for everybody: what tells readers apart goes no further.
    unset req.http.Cookie;
    unset req.http.Authorization;
    unset req.http.Accept-Language;
    unset req.http.X-Forwarded-Host;
    unset req.http.X-Forwarded-Prefix;
    unset req.http.X-Original-URL;
    unset req.http.X-Rewrite-URL;
    unset req.http.Forwarded;
    unset req.http.Range;
    # Varnish itself knows gzip alone.
    set req.http.X-Encoding = "gzip";
    if (req.http.Accept-Encoding ~ "(^|[ ,])br($|[ ,])") {
        set req.http.X-Encoding = "br";
    }
    call known_parameters;

    # What is old by its lifetime alone may be shown while another one is made, and longer only
    # while nobody answers. Past its end, which the application has counted in, never (grace, below).
    if (req.restarts == 0 && std.healthy(req.backend_hint)) {
        set req.grace = 0s;
        if (req.http.Host == "@SITE_HOST@") {
            set req.grace = 30s;
        }
    }
    return (hash);
}

sub purge {
    if (client.ip !~ newsroom || req.method != "PURGE") {
        return (synth(405));
    }
    if (!req.http.Purge-Secret) {
        # A header that is not there is not equal to an empty one.
        set req.http.Purge-Secret = "";
    }
    if (req.http.Purge-Secret != "@PURGE_SECRET@") {
        return (synth(403));
    }
    set req.http.X-Gone = xkey.purge(req.http.xkey-purge);
    return (synth(200, "Purged"));
}

# The same table as newsroom/parameters.py: whatever else stands in a query names no other page.
sub known_parameters {
    set req.http.X-Query = "&" + regsub(req.url, "^[^?]*\??", "");
    set req.url = regsub(req.url, "\?.*$", "");
    if (req.url ~ "^/tim-kiem/?$") {
        set req.http.X-Query = regsuball(req.http.X-Query, "&(?!(q|chuyen_muc|trong|tac_gia|the_loai|trang)=)[^&]*", "");
    } else if (req.url ~ "^/tim-kiem/goi-y/?$") {
        set req.http.X-Query = regsuball(req.http.X-Query, "&(?!(q)=)[^&]*", "");
    } else if (req.url ~ "^/[-\w]+/[-\w]+/thay-doi/?$") {
        set req.http.X-Query = regsuball(req.http.X-Query, "&(?!(ban|tu)=)[^&]*", "");
    } else if (req.url ~ "^/((tac-gia|chu-de)/[-\w]+|luu-tru/\d{4}/\d\d/\d\d|[-\w]+)/?$") {
        set req.http.X-Query = regsuball(req.http.X-Query, "&(?!truoc=)[^&]*", "");
    } else {
        set req.http.X-Query = "";
    }
    if (req.http.X-Query != "") {
        set req.url = std.querysort(req.url + regsub(req.http.X-Query, "^&", "?"));
    }
    unset req.http.X-Query;
}

sub vcl_hash {
    hash_data(req.url);
    hash_data(req.http.Host);
    if (req.http.Host == "@SITE_HOST@") {
        hash_data(req.http.X-Encoding);
    }
    return (lookup);
}

sub vcl_backend_fetch {
    # Another one each time: where one does not answer, the next is asked.
    set bereq.backend = nodes.backend();
    if (bereq.http.X-Encoding) {
        set bereq.http.Accept-Encoding = bereq.http.X-Encoding;
    }
    unset bereq.http.X-Encoding;
    set bereq.http.X-Forwarded-Proto = "https";
}

sub vcl_backend_response {
    # Varnish would keep everything ten seconds longer.
    set beresp.grace = 0s;
    set beresp.keep = 0s;
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            # What is there stays.
            return (abandon);
        }
        set beresp.ttl = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.http.Set-Cookie || beresp.http.Cache-Control !~ "max-age=" || beresp.http.Cache-Control ~ "no-store|private") {
        set beresp.ttl = 1s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.http.Cache-Control ~ "stale-if-error=") {
        set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, "^.*stale-if-error=(\d+).*$", "\1s"), 0s);
    } else if (bereq.http.Host == "@MEDIA_HOST@") {
        # A picture is asked for again every minute; while nobody answers it is shown on, for a day
        # and never past the end of its licence, which is its max-age.
        set beresp.grace = std.duration(regsub(beresp.http.Cache-Control, "^.*[, ]?max-age=(\d+),.*$", "\1s"), 0s) - beresp.ttl;
        if (beresp.grace > 1d) {
            set beresp.grace = 1d;
        }
        # Asked again without its bytes (ETag).
        set beresp.keep = 1d;
    }
    return (deliver);
}

sub vcl_backend_error {
    if (bereq.retries == 0 && !bereq.uncacheable) {
        return (retry);
    }
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.ttl = 0s;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    set beresp.body = std.fileread("@CHECKOUT@/templates/500.html");
    return (deliver);
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0) {
        # Once more, and now with whatever may be shown while nobody answers.
        return (restart);
    }
    # For this cache alone. Those behind it hear of no purge and keep a page for a minute at most,
    # and never past its end.
    if (req.http.Host == "@SITE_HOST@" && resp.http.Cache-Control ~ "s-maxage=") {
        set resp.http.X-Left = std.integer(duration = obj.ttl - 1s, fallback = 0);
        set resp.http.X-Said = regsub(resp.http.Cache-Control, "^.*[, ]max-age=(\d+).*$", "\1");
        if (std.integer(resp.http.X-Left, 0) < 1) {
            set resp.http.Cache-Control = "no-cache";
        } else if (std.integer(resp.http.X-Left, 0) < std.integer(resp.http.X-Said, 0)) {
            set resp.http.Cache-Control = "public, max-age=" + resp.http.X-Left;
        } else {
            set resp.http.Cache-Control = "public, max-age=" + resp.http.X-Said;
        }
        unset resp.http.X-Left;
        unset resp.http.X-Said;
        unset resp.http.Age;
    }
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.http.Cache-Control = "no-store";
    if (req.http.X-Gone) {
        set resp.http.X-Gone = req.http.X-Gone;
    }
    set resp.body = "" + resp.status + " " + resp.reason + {"
"};
    return (deliver);
}
