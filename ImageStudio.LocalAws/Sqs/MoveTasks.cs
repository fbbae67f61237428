namespace ImageStudio.LocalAws.Sqs;

/// <summary>The latest move tasks of one queue, newest first; under the store's lock.</summary>
internal sealed class MoveTasks
{
    private readonly List<MoveTask> _tasks = [];

    /// <summary>The one that runs.</summary>
    public MoveTask? Running => _tasks.Find(task => task.Status is MoveTaskStatus.Running);

    public IReadOnlyList<MoveTask> NewestFirst => _tasks;

    public MoveTask? Find(string? id) => _tasks.Find(task => task.Id == id);

    /// <summary>Adds a task, or replaces the one of its id.</summary>
    public void Put(MoveTask task)
    {
        if (_tasks.FindIndex(each => each.Id == task.Id) is >= 0 and var at)
            _tasks[at] = task;
        else
            _tasks.Insert(0, task);
        if (_tasks.Count > MoveTask.Kept)
            _tasks.RemoveAt(_tasks.Count - 1);
    }
}
