use strict;
use warnings;
use IO::Socket::IP;
use IO::Select;
use POSIX qw(WNOHANG);

# Serves the page at / and keeps clicks ("whales") in a Redis list. The name of Redis is looked up for
# every request, so that it may come, go, and move while this runs.

my $redis_host = $ENV{USE_REDIS_HOST} || 'redis';
my $redis_port = $ENV{USE_REDIS_PORT} || 6379;
my $list = 'dockercounter:whales';

my $head_limit = 16_384;
my $body_limit = 65_536;
my $most_children = 64;
my $request_seconds = 10;
my $redis_seconds = 3;

$| = 1;
my %children;
$SIG{PIPE} = 'IGNORE';
$SIG{TERM} = $SIG{INT} = sub {
    kill 'KILL', keys %children;
    exit 0;
};

my $server = listening();
print "moby-counter listens on port 80; Redis is $redis_host:$redis_port\n";

while (1) {
    my $client = IO::Select->new($server)->can_read(1) ? $server->accept : undef;
    reap();
    next unless $client;
    if (keys %children >= $most_children) {
        answer($client, 503, 'application/json', '{"error":"too many requests at once"}');
        close $client;
        next;
    }
    my $pid = fork;
    if (!defined $pid) {
        answer($client, 503, 'application/json', '{"error":"out of processes"}');
    } elsif ($pid == 0) {
        $SIG{TERM} = $SIG{INT} = 'DEFAULT';
        close $server;
        alarm $request_seconds;
        eval { serve($client); 1 } or do {
            my $why = $@;
            print STDERR "a request failed: $why";
            answer($client, 500, 'application/json', '{"error":"the request failed"}');
        };
        shutdown $client, 1;
        POSIX::_exit(0);
    } else {
        $children{$pid} = 1;
    }
    close $client;
}

sub listening {
    my %common = (LocalPort => 80, Listen => 128, ReuseAddr => 1);
    return IO::Socket::IP->new(%common, LocalHost => '::', V6Only => 0)
        || IO::Socket::IP->new(%common, LocalHost => '0.0.0.0')
        || die "port 80 could not be opened: $@\n";
}

sub reap {
    while ((my $pid = waitpid(-1, WNOHANG)) > 0) { delete $children{$pid} }
}

sub serve {
    my ($client) = @_;
    my $input = '';
    until ($input =~ /\r?\n\r?\n/) {
        return answer($client, 431, 'application/json', '{"error":"the request head is too long"}')
            if length $input > $head_limit;
        my $read = sysread $client, $input, 4096, length $input;
        return unless $read;
    }
    my ($head, $body) = split /\r?\n\r?\n/, $input, 2;
    my ($line, @headers) = split /\r?\n/, $head;
    my ($method, $target) = ($line // '') =~ m{^([A-Z]+) (\S+) HTTP/1\.[01]$}
        or return answer($client, 400, 'application/json', '{"error":"not an HTTP/1 request"}');
    my %header = map { /^([^:\s]+):\s*(.*?)\s*$/ ? (lc $1 => $2) : () } @headers;
    (my $path = $target) =~ s/[?#].*//s;

    return answer($client, 501, 'application/json', '{"error":"send a Content-Length"}')
        if defined $header{'transfer-encoding'};
    my $length = $header{'content-length'} // 0;
    return answer($client, 400, 'application/json', '{"error":"the Content-Length is not a number"}')
        unless $length =~ /^\d{1,9}$/;
    return answer($client, 413, 'application/json', '{"error":"the body is too long"}')
        if $length > $body_limit;
    syswrite $client, "HTTP/1.1 100 Continue\r\n\r\n"
        if lc($header{expect} // '') eq '100-continue' && length $body < $length;
    while (length $body < $length) {
        my $read = sysread $client, $body, $length - length $body, length $body;
        return unless $read;
    }
    route($client, $method, $path, substr $body, 0, $length);
}

sub route {
    my ($client, $method, $path, $body) = @_;
    my $reads = $method eq 'GET' || $method eq 'HEAD';
    my $bare = $method eq 'HEAD';
    if ($path eq '/' || $path eq '/index.html') {
        return refuse($client, 'GET, HEAD') unless $reads;
        return answer($client, 200, 'text/html; charset=utf-8', page(), $bare);
    }
    if ($path eq '/v1/ping') {
        return refuse($client, 'GET, HEAD') unless $reads;
        my $pong = eval { my ($one) = redis(['PING']); $one };
        my $connected = defined $pong && $pong eq 'PONG' ? 'true' : 'false';
        return answer($client, 200, 'application/json', "{\"connected\":$connected}", $bare);
    }
    if ($path eq '/v1/whales') {
        return whales($client, $bare) if $reads;
        return add_whale($client, $body) if $method eq 'POST';
        return refuse($client, 'GET, HEAD, POST');
    }
    answer($client, 404, 'application/json', '{"error":"nothing is here"}', $bare);
}

sub whales {
    my ($client, $bare) = @_;
    my ($all) = eval { redis(['LRANGE', $list, 0, -1]) };
    return no_redis($client, $@) unless ref $all;
    my @whales = map { /^(-?[\d.]+),(-?[\d.]+)$/ ? "{\"x\":$1,\"y\":$2}" : () } @$all;
    answer($client, 200, 'application/json', '[' . join(',', @whales) . ']', $bare);
}

sub add_whale {
    my ($client, $body) = @_;
    my $number = qr/-?(?:0|[1-9]\d{0,5})(?:\.\d{1,6})?/;
    my ($x) = $body =~ /"x"\s*:\s*($number)\s*[,}]/;
    my ($y) = $body =~ /"y"\s*:\s*($number)\s*[,}]/;
    return answer($client, 400, 'application/json',
        '{"error":"expected {\"x\": NUMBER, \"y\": NUMBER}"}')
        unless defined $x && defined $y;
    my ($count, $saved) = eval { redis(['RPUSH', $list, "$x,$y"], ['SAVE']) };
    return no_redis($client, $@) unless defined $saved;
    answer($client, 201, 'application/json', "{\"x\":$x,\"y\":$y,\"count\":$count}");
}

sub no_redis {
    my ($client, $why) = @_;
    print STDERR "Redis at $redis_host:$redis_port: $why";
    answer($client, 503, 'application/json', '{"error":"Redis does not answer","connected":false}');
}

sub refuse {
    my ($client, $allow) = @_;
    answer($client, 405, 'application/json', '{"error":"not this method"}', 0, "Allow: $allow\r\n");
}

sub page {
    open my $file, '<:raw', '/srv/app/page.html' or die "the page is missing: $!\n";
    local $/;
    return <$file>;
}

my %reasons;
BEGIN {
    %reasons = (
        200 => 'OK', 201 => 'Created', 400 => 'Bad Request', 404 => 'Not Found',
        405 => 'Method Not Allowed', 413 => 'Content Too Large',
        431 => 'Request Header Fields Too Large', 500 => 'Internal Server Error',
        501 => 'Not Implemented', 503 => 'Service Unavailable',
    );
}

sub answer {
    my ($client, $status, $type, $content, $bare, $more) = @_;
    my $out = "HTTP/1.1 $status $reasons{$status}\r\nContent-Type: $type\r\nContent-Length: "
        . length($content) . "\r\nConnection: close\r\nCache-Control: no-store\r\n"
        . ($more // '') . "\r\n" . ($bare ? '' : $content);
    my $sent = 0;
    while ($sent < length $out) {
        my $wrote = syswrite $client, $out, length($out) - $sent, $sent;
        return unless defined $wrote;
        $sent += $wrote;
    }
}

# Sends the commands over one connection and gives their replies: text, a number, a list, or undef.
sub redis {
    my @commands = @_;
    my $socket = IO::Socket::IP->new(
        PeerHost => $redis_host, PeerPort => $redis_port, Timeout => $redis_seconds,
    ) or die "$@\n";
    my $message = '';
    for my $command (@commands) {
        $message .= '*' . @$command . "\r\n" . join '', map { '$' . length($_) . "\r\n$_\r\n" } @$command;
    }
    syswrite $socket, $message;
    my $reader = { socket => $socket, buffer => '', until => time + $redis_seconds };
    return map { reply($reader) } @commands;
}

sub reply {
    my ($reader) = @_;
    my $line = take_line($reader);
    my ($kind, $rest) = (substr($line, 0, 1), substr $line, 1);
    return $rest if $kind eq '+' || $kind eq ':';
    die "Redis said: $rest\n" if $kind eq '-';
    if ($kind eq '$') {
        return undef if $rest < 0;
        more($reader) while length $reader->{buffer} < $rest + 2;
        my $value = substr $reader->{buffer}, 0, $rest;
        $reader->{buffer} = substr $reader->{buffer}, $rest + 2;
        return $value;
    }
    return [map { reply($reader) } 1 .. $rest] if $kind eq '*';
    die "this is not a Redis\n";
}

sub take_line {
    my ($reader) = @_;
    more($reader) until $reader->{buffer} =~ s/^(.*?)\r\n//s;
    return $1;
}

sub more {
    my ($reader) = @_;
    my $left = $reader->{until} - time;
    die "no answer in $redis_seconds s\n"
        unless $left > 0 && IO::Select->new($reader->{socket})->can_read($left);
    my $read = sysread $reader->{socket}, $reader->{buffer}, 65_536, length $reader->{buffer};
    die "the connection ended\n" unless $read;
}
