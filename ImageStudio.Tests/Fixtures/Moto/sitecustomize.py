"""Python runs this before moto_server. moto announces an object before it has set the object's metadata, so that whoever
is quick finds no trace and no filter; S3 announces what is complete. Announcements wait here until the request is done."""
import threading

try:
    from moto.s3 import models, responses
except ImportError:
    pass
else:
    waiting = threading.local()
    send_event = models.notifications.send_event
    put_object = responses.S3Response.put_object

    def send_or_wait(*args, **kwargs):
        events = getattr(waiting, "events", None)
        send_event(*args, **kwargs) if events is None else events.append((args, kwargs))

    def put_then_send(self):
        waiting.events = []
        try:
            return put_object(self)
        finally:
            events, waiting.events = waiting.events, None
            for args, kwargs in events:
                send_event(*args, **kwargs)

    models.notifications.send_event = send_or_wait
    responses.S3Response.put_object = put_then_send
