import { busyboxPackage, busyboxSystem } from '../busybox.ts';
import { directory, link, merge, program, text } from '../file-tree.ts';
import { makeLayer } from '../layer.ts';
import { locate, packageFiles, withLibraries } from '../packages.ts';
import { type StandIn, standInLabels } from './stand-in.ts';

/** `nginx:latest`: a real nginx that serves a page on port 80 and logs to its standard output. */
export const nginx: StandIn = {
  name: 'nginx:latest',
  async make() {
    const base = await packageFiles([busyboxPackage]);
    const files = await packageFiles(['nginx-light', 'nginx-common']);
    const own = merge(await withLibraries(files, ['/usr/sbin/nginx']), [
      ['/etc/nginx/nginx.conf', text(config)],
      ['/etc/nginx/conf.d/default.conf', text(site)],
      ['/etc/nginx/mime.types', program(locate(files, '/etc/nginx/mime.types'))],
      ['/usr/share/nginx/html/index.html', text(page)],
      ['/usr/share/nginx/html/50x.html', text(sorry)],
      ['/docker-entrypoint.sh', text('#!/bin/sh\nexec "$@"\n')],
      ['/var/log/nginx/access.log', link('/dev/stdout')],
      ['/var/log/nginx/error.log', link('/dev/stderr')],
      ['/var/lib/nginx', directory()],
      ['/var/cache/nginx', directory()],
    ]);
    return {
      name: this.name,
      layers: [await makeLayer(await busyboxSystem(base)), await makeLayer(own)],
      config: {
        Entrypoint: ['/docker-entrypoint.sh'],
        Cmd: ['nginx', '-g', 'daemon off;'],
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
        ExposedPorts: { '80/tcp': {} },
        StopSignal: 'SIGQUIT',
        Labels: standInLabels('a real nginx', {
          roots: [],
          versions: { ...files.versions, ...base.versions },
        }),
      },
    };
  },
};

const config = `user nginx;
worker_processes auto;
error_log /var/log/nginx/error.log notice;
pid /run/nginx.pid;

events {
    worker_connections 1024;
}

http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" '
                    '"$http_user_agent" "$http_x_forwarded_for"';
    access_log /var/log/nginx/access.log main;
    sendfile on;
    keepalive_timeout 65;
    include /etc/nginx/conf.d/*.conf;
}
`;

const site = `server {
    listen 80;
    listen [::]:80;
    server_name localhost;

    location / {
        root /usr/share/nginx/html;
        index index.html index.htm;
    }

    error_page 500 502 503 504 /50x.html;
    location = /50x.html {
        root /usr/share/nginx/html;
    }
}
`;

const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Welcome to nginx</title></head>
<body>
<h1>Welcome to nginx</h1>
<p>This page comes from a container: nginx runs in it and answers on its port 80.</p>
</body>
</html>
`;

const sorry = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Error</title></head>
<body><h1>The page is not available now</h1></body>
</html>
`;
